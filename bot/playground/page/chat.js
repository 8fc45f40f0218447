// The chat: what the person sees is asked of the playground by long polling; what they do is posted to it.

import { currentLanguage, day, digits, fillLabels, label, setLanguage } from "./labels.js";
import { gist, nameOf, renderMessage, said } from "./message.js";
import { direction, element, icon, measureQuotations, rangeOf, renderText, selectedWords, tongue } from "./rendering.js";

const $ = (id) => document.getElementById(id);
const asked = new URLSearchParams(location.search);
const me = Number(asked.get("person")) || 101;
const chat = Number(asked.get("chat")) || me;
const inChat = chat === me ? {} : { chat };
const MAX_UNITS = 4096;
const MAX_FILE = 50 * 1024 * 1024;

const state = { revision: 0, activity: 0, first: true, shown: new Map(), bot: {}, reply: null, edited: null, files: [], pressed: new Map(), unread: 0, atEnd: true };

// ---------------------------------------------------------------- the playground

async function call(method, path, body) {
  const options = { method, cache: "no-store" };
  if (body) Object.assign(options, { headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
  const response = await fetch(path, options);
  const answer = await response.json();
  if (!response.ok) throw Object.assign(new Error(answer.error ?? response.statusText), { refused: true });
  return answer;
}

async function attempt(work) {
  try {
    return await work();
  } catch (error) {
    toast(error.refused ? error.message : label("stopped"));
    return null;
  }
}

const query = (more = {}) => new URLSearchParams({ ...inChat, ...more }).toString();

async function watch() {
  for (let pause = 500; ; ) {
    try {
      apply(await call("GET", `/people/${me}/messages?${query({ after: state.revision, activity: state.activity, wait: state.first ? 0 : 25 })}`));
      $("trouble").hidden = true;
      pause = 500;
    } catch {
      $("trouble").textContent = label("stopped");
      $("trouble").hidden = false;
      await new Promise((done) => setTimeout(done, pause));
      pause = Math.min(pause * 2, 5000);
      state.revision = -1;
      await introduce().catch(() => {});
    }
  }
}

async function introduce() {
  const { chats } = await call("PUT", `/people/${me}`, { language_code: currentLanguage() });
  state.title = chat === me ? null : chats.find(({ id }) => id === chat)?.title;
  state.bot = await call("GET", `/people/${me}/bot?${query()}`);
  showBot();
}

// ---------------------------------------------------------------- what is seen

function apply(view) {
  const room = $("room");
  const there = new Set(view.messages.map((message) => message.message_id));
  for (const [id, one] of state.shown) if (!there.has(id)) vanish(id, one);
  const fresh = view.messages.filter(place);
  arrange();
  showDraft(view.draft);
  showStatus(view.action);
  if (view.callback_answer && !state.first) answered(view.callback_answer);
  $("welcome").hidden = view.messages.length > 0;
  Object.assign(state, { revision: view.revision, activity: view.activity });
  measureQuotations(room);
  const first = fresh.length && !state.first ? state.shown.get(fresh[0].message_id).element : null;
  if (!state.atEnd) state.unread += fresh.length;
  else if (first && room.scrollHeight - first.offsetTop > room.clientHeight) toBeginningOf(first);
  else toEnd();
  showLatest();
  state.first = false;
}

/** Show a message, or show it anew when it has changed; whether it is new and not the person's own. */
function place(message) {
  const known = state.shown.get(message.message_id);
  if (known && known.message.revision === message.revision) return false;
  const mine = message.from?.id === me;
  const content = renderMessage(message, { me, group: chat !== me, doings });
  if (known) {
    known.message = message;
    known.element.replaceChildren(content, actionsOf(message.message_id));
    return false;
  }
  const article = element("article", { class: mine ? "message mine" : "message", id: `message-${message.message_id}`, "aria-label": mine ? label("you") : nameOf(message.from) }, content, actionsOf(message.message_id));
  state.shown.set(message.message_id, { message, element: article });
  $("log").append(article);
  return !mine;
}

function vanish(id, one) {
  state.shown.delete(id);
  one.element.classList.add("going");
  setTimeout(() => one.element.remove(), matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 180);
  if (state.reply?.id === id || state.edited === id) stopAnswering();
}

/** Days between messages; messages of one sender close together. */
function arrange() {
  let lastDay = "";
  let lastSender = null;
  const chips = new Map([...$("log").querySelectorAll(".day")].map((chip) => [chip.dataset.day, chip]));
  for (const { message, element: article } of state.shown.values()) {
    const name = day(message.date);
    article.classList.toggle("joined", name === lastDay && message.from?.id === lastSender);
    if (name !== lastDay) {
      const chip = chips.get(name) ?? element("p", { class: "day", "data-day": name }, name);
      chips.delete(name);
      if (article.previousElementSibling !== chip) article.before(chip);
    }
    lastDay = name;
    lastSender = message.from?.id;
  }
  for (const chip of chips.values()) chip.remove();
}

function showDraft(draft) {
  const box = $("draft");
  const before = box.hidden;
  box.hidden = !draft;
  if (!draft) {
    box.replaceChildren();
    return;
  }
  const key = JSON.stringify(draft.text);
  if (!before && box.dataset.key === key) return;
  box.dataset.key = key;
  const words = element("div", { class: "said" });
  words.append(draft.text ? renderText(draft.text, draft.entities) : element("p", {}, label("thinking")));
  box.replaceChildren(element("div", { class: "bubble" }, words, element("span", { class: "dots", "aria-hidden": "true" }, element("i"), element("i"), element("i"))));
}

let statusTimer = 0;
function showStatus(action) {
  clearTimeout(statusTimer);
  const status = $("status");
  status.classList.toggle("acting", Boolean(action));
  const words = action ? label(action.startsWith("upload") ? "sending" : "typing") : label("status");
  if (status.dataset.words !== words) {
    status.dataset.words = words;
    status.replaceChildren(words);
    if (action) status.append(element("span", { class: "dots", "aria-hidden": "true" }, element("i"), element("i"), element("i")));
  }
  if (action) statusTimer = setTimeout(() => showStatus(null), 5000);
}

function showBot() {
  const { name, description, commands } = state.bot;
  $("name").textContent = state.title ?? name;
  $("welcome-name").textContent = name;
  for (const face of document.querySelectorAll(".face")) face.textContent = [...name][0] === "Q" ? "ق" : [...name][0];
  document.title = `${name} · ${label("playground").replace(".", "")}`;
  $("description").replaceChildren(renderText(description || label("asleep")));
  fillCommands(commands);
  showStatus(null);
}

/** An answer that is longer than the room is read from its beginning. */
function toBeginningOf(article) {
  state.atEnd = false;
  $("room").scrollTop = article.offsetTop - 10;
}

function toEnd() {
  state.atEnd = true;
  $("room").scrollTop = $("room").scrollHeight;
}

function showLatest() {
  const room = $("room");
  const away = room.scrollHeight - room.scrollTop - room.clientHeight > 160;
  if (!away) state.unread = 0;
  $("latest").hidden = !away;
  $("unread").textContent = state.unread ? digits(state.unread) : "";
}

// ---------------------------------------------------------------- what is done

const doings = {
  act(kind, value) {
    if (kind === "command") {
      send({ text: value });
      return true;
    }
    if (value.username.toLowerCase() !== state.bot.username?.toLowerCase()) return false;
    if (/^[A-Za-z0-9_-]{1,64}$/.test(value.parameter)) send({ text: `/start ${value.parameter}` });
    else toast("START_PARAM_INVALID");
    return true;
  },
  open(address) {
    const url = new URL(address);
    return url.hostname === "t.me" && url.searchParams.has("start") && doings.act("start", { username: url.pathname.slice(1), parameter: url.searchParams.get("start") });
  },
  async copy(words) {
    try {
      await navigator.clipboard.writeText(words);
    } catch {
      const area = element("textarea", { class: "aside" });
      area.value = words;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    toast(label("copied"));
  },
  async press(message, button, face) {
    if (face.classList.contains("waiting")) return;
    face.classList.add("waiting");
    face.setAttribute("aria-busy", "true");
    const pressed = await attempt(() => call("POST", `/people/${me}/press`, { message: message.message_id, button, chat }));
    if (!pressed) release(face);
    else state.pressed.set(pressed.callback_query_id, { face, timer: setTimeout(() => { release(face); toast(label("unanswered")); }, 15000) });
  },
  jump(id, quote) {
    const one = state.shown.get(id);
    if (!one) return;
    one.element.scrollIntoView({ block: "center", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
    one.element.classList.remove("flash");
    void one.element.offsetWidth;
    one.element.classList.add("flash");
    const range = quote && rangeOf(one.element.querySelector(".said"), quote.position, quote.text.length);
    if (range && window.Highlight) {
      CSS.highlights.set("quoted", new Highlight(range));
      range.startContainer.parentElement?.scrollIntoView({ block: "center" });
      setTimeout(() => CSS.highlights.delete("quoted"), 4000);
    }
  },
};

function release(face) {
  face.classList.remove("waiting");
  face.removeAttribute("aria-busy");
}

function answered(answer) {
  const waiting = state.pressed.get(answer.callback_query_id);
  if (!waiting) return;
  clearTimeout(waiting.timer);
  release(waiting.face);
  state.pressed.delete(answer.callback_query_id);
  if (answer.url) doings.open(answer.url);
  if (!answer.text) return;
  if (!answer.show_alert) return toast(answer.text);
  $("alert-words").textContent = answer.text;
  $("alert").showModal();
}

async function send(wish) {
  const sent = await attempt(() => call("POST", `/people/${me}/messages`, { ...inChat, ...wish }));
  if (sent) toEnd();
  return sent;
}

async function submit() {
  const box = $("text");
  const text = box.value;
  if (!text.trim() && !state.files.length) return;
  const wishes = [];
  if (state.edited) {
    const id = state.edited;
    if (await attempt(() => call("PATCH", `/people/${me}/messages/${id}`, { ...inChat, text, caption: text }))) finish();
    return;
  }
  const reply = state.reply ? { reply_to: state.reply.id, ...(state.reply.quote ? { quote: state.reply.quote } : {}) } : {};
  const album = state.files.length > 1 ? { media_group_id: String(Date.now()) } : {};
  state.files.forEach((document, index) => wishes.push({ document, ...album, ...(index === 0 && text.trim() ? { caption: text, ...reply } : {}) }));
  if (!state.files.length) wishes.push({ text, ...reply });
  for (const wish of wishes) if (!(await send(wish))) return;
  finish();
}

function finish() {
  $("text").value = "";
  state.files = [];
  showFiles();
  stopAnswering();
  grow();
}

// ---------------------------------------------------------------- one message's actions

function actionsOf(id) {
  const button = element("button", { type: "button", class: "round more", "aria-label": label("actions"), title: label("actions"), "aria-haspopup": "menu" }, icon("more"));
  button.addEventListener("pointerdown", (event) => event.preventDefault()); // keeps the selection
  button.addEventListener("click", () => openActions(id, button));
  return button;
}

function openActions(id, button) {
  closeActions();
  const { message, element: article } = state.shown.get(id);
  const { text } = said(message);
  const mine = message.from?.id === me;
  const quote = selectedWords(article.querySelector(".said"), text);
  const items = [
    [quote ? "quote" : "reply", () => startReply(id, quote)],
    text && ["copy", () => doings.copy(text)],
    mine && text && ["edit", () => startEdit(id, text)],
    (mine || chat === me) && ["delete", () => attempt(() => call("DELETE", `/people/${me}/messages/${id}?${query()}`))],
  ].filter(Boolean);
  const menu = element("div", { class: "actions", role: "menu" });
  for (const [name, work] of items) {
    const item = element("button", { type: "button", role: "menuitem", class: name === "delete" ? "danger" : "" }, label(name));
    item.addEventListener("click", () => {
      closeActions();
      work();
    });
    menu.append(item);
  }
  menu.addEventListener("keydown", (event) => {
    const buttons = [...menu.children];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) buttons.at((buttons.indexOf(document.activeElement) + step) % buttons.length).focus();
    if (event.key === "Escape") {
      closeActions();
      button.focus();
    }
    if (step || event.key === "Escape") event.preventDefault();
  });
  button.after(menu);
  menu.classList.toggle("up", menu.getBoundingClientRect().bottom > $("room").getBoundingClientRect().bottom);
  menu.firstChild.focus({ preventScroll: true });
}

function closeActions() {
  document.querySelector(".actions")?.remove();
}

function startReply(id, quote) {
  state.edited = null;
  state.reply = { id, quote };
  const { message } = state.shown.get(id);
  showAnswering(message.from?.id === me ? label("you") : nameOf(message.from), quote?.text ?? gist(message));
}

function startEdit(id, text) {
  state.reply = null;
  state.edited = id;
  $("text").value = text;
  showAnswering(label("editing"), text);
  grow();
}

function showAnswering(who, words) {
  $("answering-who").textContent = who;
  $("answering-words").textContent = words;
  $("answering").hidden = false;
  $("text").focus();
}

function stopAnswering() {
  if (state.edited) $("text").value = "";
  state.reply = state.edited = null;
  $("answering").hidden = true;
}

// ---------------------------------------------------------------- commands

function fillCommands(commands = []) {
  const list = $("commands");
  list.replaceChildren(
    ...commands.map(({ command, description }) => {
      const item = element("li", { role: "option", tabindex: "-1", "data-command": command, "aria-selected": "false" }, element("b", { dir: "ltr" }, `/${command}`), element("span", tongue(description), description));
      item.addEventListener("click", () => choose(item));
      return item;
    }),
  );
  if (!commands.length) list.append(element("li", { class: "none" }, label("noCommands")));
}

function choose(item) {
  hideCommands();
  $("text").value = "";
  grow();
  send({ text: `/${item.dataset.command}` });
}

function showCommands(prefix) {
  const items = [...$("commands").children];
  for (const item of items) item.hidden = Boolean(prefix && !item.dataset.command?.startsWith(prefix));
  const any = items.some((item) => !item.hidden);
  $("commands").hidden = !any;
  $("menu").setAttribute("aria-expanded", String(any));
  mark(null);
}

function hideCommands() {
  $("commands").hidden = true;
  $("menu").setAttribute("aria-expanded", "false");
}

function mark(item) {
  for (const other of $("commands").children) other.setAttribute("aria-selected", String(other === item));
  item?.scrollIntoView({ block: "nearest" });
}

function moveMark(step) {
  const items = [...$("commands").children].filter((item) => !item.hidden && item.dataset.command);
  const at = items.findIndex((item) => item.getAttribute("aria-selected") === "true");
  mark(items[(at + step + items.length) % items.length] ?? items[0]);
}

// ---------------------------------------------------------------- composer, files

function grow() {
  const box = $("text");
  box.style.height = "auto";
  box.style.height = `${Math.min(box.scrollHeight, innerHeight * 0.4)}px`;
  box.dir = direction(box.value) || document.documentElement.dir;
  const parts = Math.ceil(box.value.trim().length / MAX_UNITS);
  $("parts").hidden = parts < 2 || state.files.length > 0;
  $("parts").textContent = parts < 2 ? "" : label("parts", parts);
  $("composer").classList.toggle("ready", Boolean(box.value.trim() || state.files.length));
  const command = /^\/([a-z0-9_]*)$/.exec(box.value);
  if (command) showCommands(command[1]);
  else hideCommands();
}

async function attach(files) {
  for (const file of files) {
    if (file.size > MAX_FILE || !file.size) {
      toast(`${file.name}: ${file.size ? "> 50 MB" : "0"}`);
      continue;
    }
    const address = await new Promise((done) => {
      const reader = new FileReader();
      reader.onload = () => done(reader.result);
      reader.readAsDataURL(file);
    });
    state.files.push({ file_name: file.name, base64: address.slice(address.indexOf(",") + 1), ...(file.type ? { mime_type: file.type } : {}) });
  }
  showFiles();
  $("text").focus();
}

function showFiles() {
  const list = $("attached");
  list.hidden = !state.files.length;
  list.replaceChildren(
    ...state.files.map((file, index) => {
      const button = element("button", { type: "button", class: "round", "aria-label": `${label("remove")}: ${file.file_name}` }, icon("close"));
      button.addEventListener("click", () => {
        state.files.splice(index, 1);
        showFiles();
      });
      return element("li", {}, icon("file"), element("bdi", {}, file.file_name), button);
    }),
  );
  grow();
}

function toast(words) {
  const made = element("p", tongue(words), words);
  $("toasts").append(made);
  setTimeout(() => made.classList.add("going"), 3200 + words.length * 25);
  setTimeout(() => made.remove(), 3600 + words.length * 25);
}

// ---------------------------------------------------------------- language, theme, wiring

function speak(code) {
  setLanguage(code);
  localStorage.setItem(`language-${me}`, currentLanguage());
  document.documentElement.lang = currentLanguage();
  document.documentElement.dir = currentLanguage() === "ar" ? "rtl" : "ltr";
  for (const one of ["ar", "en"]) $(`language-${one}`).setAttribute("aria-pressed", String(one === currentLanguage()));
  fillLabels();
  delete $("status").dataset.words;
  grow();
}

async function changeLanguage(code) {
  speak(code);
  await attempt(introduce);
  for (const one of state.shown.values()) one.message = { ...one.message, revision: -1 };
  state.revision = -1;
  apply(await call("GET", `/people/${me}/messages?${query()}`));
}

function wear(theme) {
  if (theme) document.documentElement.dataset.theme = theme;
}

function wire() {
  $("composer").addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });
  $("text").addEventListener("input", grow);
  $("text").addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (!$("commands").hidden && ["ArrowDown", "ArrowUp"].includes(event.key)) {
      event.preventDefault();
      return moveMark(event.key === "ArrowDown" ? 1 : -1);
    }
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      const marked = !$("commands").hidden && $("commands").querySelector('[aria-selected="true"]');
      if (marked) choose(marked);
      else submit();
    }
  });
  $("menu").addEventListener("click", (event) => {
    if (!$("commands").hidden) return hideCommands();
    showCommands("");
    if (event.detail === 0) $("text").focus(); // opened from the keyboard: the arrows choose
  });
  $("start").addEventListener("click", () => send({ text: "/start" }));
  $("answering-stop").addEventListener("click", () => { stopAnswering(); grow(); });
  $("attach").addEventListener("click", () => $("files").click());
  $("files").addEventListener("change", () => {
    attach([...$("files").files]);
    $("files").value = "";
  });
  $("text").addEventListener("paste", (event) => {
    if (event.clipboardData?.files.length) {
      event.preventDefault();
      attach([...event.clipboardData.files]);
    }
  });
  let inside = 0;
  addEventListener("dragenter", (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    inside += 1;
    $("dropping").hidden = false;
  });
  addEventListener("dragleave", () => {
    inside = Math.max(0, inside - 1);
    $("dropping").hidden = inside === 0;
  });
  addEventListener("dragover", (event) => event.preventDefault());
  addEventListener("drop", (event) => {
    event.preventDefault();
    inside = 0;
    $("dropping").hidden = true;
    if (event.dataTransfer?.files.length) attach([...event.dataTransfer.files]);
  });
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    closeActions();
    hideCommands();
    if (!$("answering").hidden) stopAnswering();
  });
  document.addEventListener("click", (event) => {
    if (!event.target.closest(".actions, .more")) closeActions();
    if (!event.target.closest("#commands, #menu, #text")) hideCommands();
  });
  const room = $("room");
  // Who reads at the end stays there when messages, pictures or the window grow; who has scrolled up is left where they are.
  const scrolled = () => {
    state.atEnd = room.scrollHeight - room.scrollTop - room.clientHeight < 60;
    showLatest();
  };
  for (const moved of ["wheel", "touchmove", "keyup", "pointerup"]) room.addEventListener(moved, () => requestAnimationFrame(scrolled), { passive: true });
  room.addEventListener("scrollend", scrolled);
  room.addEventListener("scroll", showLatest, { passive: true });
  const growth = new ResizeObserver(() => {
    if (state.atEnd) toEnd();
    showLatest();
  });
  growth.observe(room);
  growth.observe($("log"));
  $("latest").addEventListener("click", toEnd);
  for (const one of ["ar", "en"]) $(`language-${one}`).addEventListener("click", () => changeLanguage(one));
  $("theme").addEventListener("click", () => {
    const dark = document.documentElement.dataset.theme ? document.documentElement.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    wear(dark ? "light" : "dark");
    localStorage.setItem("theme", dark ? "light" : "dark");
  });
  addEventListener("resize", () => measureQuotations($("room")));
}

wear(asked.get("theme") ?? localStorage.getItem("theme"));
speak(asked.get("language") ?? localStorage.getItem(`language-${me}`) ?? (navigator.language.startsWith("ar") ? "ar" : "en"));
wire();
introduce().catch(() => {});
watch();
