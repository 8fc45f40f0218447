// One message as an element: who, reply, forward, attachment, words, time, buttons.

import { clock, label, size } from "./labels.js";
import { element, icon, renderText, tongue } from "./rendering.js";

const OTHER = ["sticker", "voice", "audio", "video", "video_note", "animation", "location", "contact", "poll", "dice"];

/** The words of a message, with their entities. */
export function said(message) {
  return { text: message.text ?? message.caption ?? "", entities: message.entities ?? message.caption_entities ?? [] };
}

export function nameOf(sender) {
  return [sender?.first_name, sender?.last_name].filter(Boolean).join(" ") || sender?.title || "";
}

/** In one line, what a message says; for replies and for what is spoken of it. */
export function gist(message) {
  const { text } = said(message);
  return text || message.document?.file_name || (message.photo && label("photo")) || label("kinds")[OTHER.find((kind) => kind in message)] || "";
}

/** The inside of a message. `doings`: act, press, open, jump. */
export function renderMessage(message, { me, group, doings }) {
  const mine = message.from?.id === me;
  const { text, entities } = said(message);
  const bubble = element("div", { class: "bubble" });
  if (group && !mine) bubble.append(element("p", { class: "sender" }, element("bdi", {}, nameOf(message.from))));
  if (message.forward_origin) bubble.append(forwarded(message.forward_origin));
  if (message.reply_to_message || message.quote) bubble.append(replied(message, me, doings));
  const attached = attachment(message);
  if (attached) bubble.append(attached);
  const words = element("div", { class: "said" });
  if (text) words.append(renderText(text, entities, doings.act));
  bubble.append(words);
  // In the last line, where there is room for it.
  if (words.lastChild?.tagName === "P") words.lastChild.append(meta(message));
  else bubble.append(meta(message));
  const parts = document.createDocumentFragment();
  parts.append(bubble);
  if (message.reply_markup?.inline_keyboard) parts.append(keyboard(message, doings));
  return parts;
}

function meta(message) {
  const time = element("time", { datetime: new Date(message.date * 1000).toISOString() }, clock(message.date));
  return element("span", { class: "meta" }, message.edit_date ? element("span", {}, `${label("edited")} `) : null, time);
}

function forwarded(origin) {
  const name = nameOf(origin.sender_user ?? origin.chat ?? origin.sender_chat) || origin.sender_user_name || "";
  return element("p", { class: "forwarded" }, `${label("forwarded")} `, element("bdi", {}, name));
}

function replied(message, me, doings) {
  const original = message.reply_to_message ?? message.external_reply;
  const words = message.quote?.text ?? gist(original ?? {});
  const sender = original?.from ?? original?.origin?.sender_user;
  const button = element(
    "button",
    { type: "button", class: message.quote ? "replied quoting" : "replied" },
    element("strong", {}, element("bdi", {}, sender?.id === me ? label("you") : nameOf(sender))),
    element("span", tongue(words), words),
  );
  button.addEventListener("click", () => doings.jump(original?.message_id, message.quote));
  return button;
}

function attachment(message) {
  if (message.photo) {
    const best = message.photo.at(-1);
    return element("a", { class: "photo", href: `/files/${best.file_id}`, target: "_blank" }, element("img", { src: `/files/${best.file_id}`, alt: label("photo"), width: best.width, height: best.height }));
  }
  if (message.document) {
    const { file_id: id, file_name: name, file_size: bytes } = message.document;
    return element(
      "a",
      { class: "file", href: `/files/${id}`, download: name ?? "file", "aria-label": `${label("download")}: ${name}` },
      element("span", { class: "sheet", "aria-hidden": "true" }, icon("file")),
      element("span", { class: "naming" }, element("bdi", {}, name ?? label("file")), element("small", {}, size(bytes ?? 0))),
    );
  }
  const kind = OTHER.find((name) => name in message);
  return kind ? element("p", { class: "other" }, `${message[kind].emoji ?? "◌"} ${label("kinds")[kind]}`) : null;
}

function keyboard(message, doings) {
  const rows = message.reply_markup.inline_keyboard.map((row, y) =>
    element("div", { class: "row" }, ...row.map((button, x) => keyboardButton(message, button, [y, x], doings))),
  );
  return element("div", { class: "keyboard", role: "group", "aria-label": label("buttons") }, ...rows);
}

function keyboardButton(message, button, place, doings) {
  const face = element("span", tongue(button.text), button.text);
  const style = button.style ? `key style-${button.style}` : "key";
  if (button.url) {
    const made = element("a", { class: style, href: button.url, target: "_blank", rel: "noreferrer noopener" }, face, icon("out"));
    made.addEventListener("click", (event) => {
      if (doings.open(button.url)) event.preventDefault();
    });
    return made;
  }
  const made = element("button", { type: "button", class: style }, face, button.copy_text ? icon("copy") : null);
  made.addEventListener("click", () => (button.copy_text ? doings.copy(button.copy_text.text) : doings.press(message, place, made)));
  return made;
}
