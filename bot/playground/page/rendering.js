// A message's text and entities as elements. Offsets count UTF-16 units, as JavaScript's strings do.

import { label, moment } from "./labels.js";

const BLOCKS = new Set(["blockquote", "expandable_blockquote", "pre"]);
const PLAIN = { bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code" };
const RTL = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]|\ud802|\ud803|\ud83a|\ud83b/;
const LETTER = /\p{L}/u;

const offsets = new WeakMap();

/** The direction of a paragraph by its first strong character; "" when it has none. */
export function direction(text) {
  for (const character of text) {
    if (RTL.test(character) && LETTER.test(character)) return "rtl";
    if (LETTER.test(character)) return "ltr";
  }
  return "";
}

/** Direction and language of some words as attributes, so that a voice reads Arabic as Arabic; none where no letter tells. */
export function tongue(words) {
  const dir = direction(words);
  return dir ? { dir, lang: dir === "rtl" ? "ar" : "en" } : {};
}

export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(key, "");
    else if (value !== false && value != null) made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child != null));
  return made;
}

export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `#i-${name}`);
  svg.append(use);
  return svg;
}

/** The blocks of a text: paragraphs, quotations, code. `act` is told of commands and start links: act(kind, value). */
export function renderText(text, entities = [], act = () => {}) {
  const fragment = document.createDocumentFragment();
  const sorted = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  const inline = sorted.filter((entity) => !BLOCKS.has(entity.type));
  let at = 0;
  for (const block of sorted.filter((entity) => BLOCKS.has(entity.type))) {
    if (block.offset < at) continue;
    const end = block.offset + block.length;
    if (block.offset > at) paragraphs(fragment, text, at, text[block.offset - 1] === "\n" ? block.offset - 1 : block.offset, inline, act);
    fragment.append(block.type === "pre" ? code(text, block) : quotation(text, block, inline, act));
    at = text[end] === "\n" ? end + 1 : end;
  }
  if (at < text.length || !text) paragraphs(fragment, text, at, text.length, inline, act);
  return fragment;
}

function paragraphs(into, text, start, end, entities, act) {
  if (end < start) return;
  for (let at = start; at <= end; ) {
    const stop = text.indexOf("\n", at);
    const last = stop === -1 || stop > end ? end : stop;
    const paragraph = element("p", tongue(text.slice(at, last)));
    if (last === at) paragraph.append(element("br"));
    else paragraph.append(inlineOf(text, at, last, entities, act));
    into.append(paragraph);
    at = last + 1;
  }
}

function inlineOf(text, start, end, entities, act) {
  const fragment = document.createDocumentFragment();
  const put = (from, to) => {
    if (to <= from) return;
    const node = document.createTextNode(text.slice(from, to));
    offsets.set(node, from);
    fragment.append(node);
  };
  let at = start;
  entities.forEach((entity, index) => {
    const first = Math.max(entity.offset, start);
    const last = Math.min(entity.offset + entity.length, end);
    if (first < at || first >= last) return;
    put(at, first);
    const wrapped = wrap(entity, text.slice(entity.offset, entity.offset + entity.length), act);
    const told = entity.type === "date_time" && moment(entity.unix_time, entity.date_time_format);
    if (told) wrapped.append(told);
    else wrapped.append(inlineOf(text, first, last, entities.slice(index + 1), act));
    fragment.append(wrapped);
    at = last;
  });
  put(at, end);
  return fragment;
}

function wrap(entity, words, act) {
  const { type } = entity;
  if (PLAIN[type]) return element(PLAIN[type]);
  if (type === "text_link") return spoken(link(entity.url, act), words);
  if (type === "url") return link(words.includes("://") ? words : `http://${words}`, act);
  if (type === "email") return element("a", { href: `mailto:${words}` });
  if (type === "spoiler") return spoiler();
  if (type === "date_time") return element("time", { datetime: new Date(entity.unix_time * 1000).toISOString(), title: new Date(entity.unix_time * 1000).toLocaleString() });
  if (type === "bot_command") {
    const button = element("button", { type: "button", class: "command" });
    button.addEventListener("click", () => act("command", words));
    return button;
  }
  if (["mention", "hashtag", "cashtag", "text_mention", "phone_number"].includes(type)) return element("span", { class: "tag" });
  return element("span");
}

function link(address, act) {
  let url;
  try {
    url = new URL(address);
  } catch {
    return element("span");
  }
  if (!["http:", "https:", "ftp:", "mailto:"].includes(url.protocol)) return element("span", { class: "tag" });
  const made = element("a", { href: address, target: "_blank", rel: "noreferrer noopener" });
  if (url.hostname === "t.me" && url.searchParams.has("start")) {
    made.addEventListener("click", (event) => {
      if (act("start", { username: url.pathname.slice(1), parameter: url.searchParams.get("start") })) event.preventDefault();
    });
  }
  return made;
}

/** A link whose arrow is for the eye alone: read aloud it says in words that it leads to a place. */
function spoken(made, words) {
  const bare = words.replace(/\s*[↗↖]\s*$/u, "");
  if (made.tagName === "A" && bare !== words) made.setAttribute("aria-label", label("leads").replace("{words}", () => bare));
  return made;
}

function spoiler() {
  const made = element("span", { class: "spoiler", role: "button", tabindex: "0", "aria-label": label("reveal") });
  const reveal = (event) => {
    if (made.classList.contains("shown") || (event.type === "keydown" && event.key !== "Enter" && event.key !== " ")) return;
    event.preventDefault();
    made.classList.add("shown");
    for (const name of ["role", "tabindex", "aria-label"]) made.removeAttribute(name);
  };
  made.addEventListener("click", reveal);
  made.addEventListener("keydown", reveal);
  return made;
}

function code(text, block) {
  const words = text.slice(block.offset, block.offset + block.length);
  return element("pre", { dir: direction(words) || "ltr", "data-language": block.language }, element("code", {}, words));
}

function quotation(text, block, entities, act) {
  const words = element("div", { class: "words" });
  const end = block.offset + block.length;
  paragraphs(words, text, block.offset, text[end - 1] === "\n" ? end - 1 : end, entities, act);
  const quote = element("blockquote", tongue(text.slice(block.offset, end)), words);
  if (block.type === "blockquote") return quote;
  quote.classList.add("folds");
  const button = element("button", { type: "button", class: "fold", "aria-expanded": "false", "aria-label": label("unfold") }, icon("down"));
  const toggle = () => {
    const open = quote.classList.toggle("open");
    button.setAttribute("aria-expanded", String(open));
    button.setAttribute("aria-label", label(open ? "fold" : "unfold"));
  };
  button.addEventListener("click", (event) => {
    event.stopPropagation();
    toggle();
  });
  quote.addEventListener("click", (event) => {
    if (quote.classList.contains("short") || event.target.closest("a, .command, .spoiler:not(.shown)")) return;
    if (!document.getSelection()?.isCollapsed) return;
    toggle();
  });
  quote.append(button);
  return quote;
}

/** Quotations that are short enough need no folding; to be called when their width is known. */
export function measureQuotations(root) {
  for (const quote of root.querySelectorAll("blockquote.folds:not(.open)")) {
    const words = quote.querySelector(".words");
    quote.classList.remove("short");
    quote.classList.toggle("short", words.scrollHeight <= words.clientHeight + 4);
  }
}

/** The range of some words of a rendered text, by their offset; null where they are not shown. */
export function rangeOf(root, offset, length) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  let begun = false;
  let ended = false;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const start = offsets.get(node);
    if (start === undefined) continue;
    const end = start + node.length;
    if (!begun && offset < end) {
      range.setStart(node, Math.max(0, offset - start));
      begun = true;
    }
    if (begun && start < offset + length) {
      range.setEnd(node, Math.min(node.length, offset + length - start));
      ended = true;
    }
  }
  return begun && ended ? range : null;
}

/** The words that are selected inside an element, with their offset; null when there are none. */
export function selectedWords(root, text) {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  if (!root.contains(range.startContainer) || !root.contains(range.endContainer)) return null;
  const place = (node, at) => (offsets.has(node) ? offsets.get(node) + at : null);
  const start = place(range.startContainer, range.startOffset);
  const end = place(range.endContainer, range.endOffset);
  return start !== null && end !== null && end > start ? { text: text.slice(start, end).slice(0, 1024), position: start } : null;
}
