// The page's own words, in both languages, and numbers, times and dates as each language writes them.

const LABELS = {
  en: {
    playground: "Playground.",
    notice: "Not Telegram: only links leave your machine.",
    status: "bot · playground",
    typing: "typing",
    sending: "sending a file",
    language: "Your language",
    theme: "Light or dark",
    log: "Conversation",
    latest: "To the latest message",
    commands: "Commands",
    write: "Message",
    attach: "Attach a file",
    send: "Send",
    start: "Start",
    cancel: "Cancel",
    drop: "Drop the files here",
    ok: "OK",
    actions: "Actions for this message",
    buttons: "Buttons of this message",
    reply: "Reply",
    quote: "Reply to the selected words",
    copy: "Copy text",
    edit: "Edit",
    delete: "Delete",
    copied: "Copied",
    edited: "edited",
    editing: "Editing",
    forwarded: "Forwarded from",
    you: "You",
    thinking: "Thinking",
    leads: "{words}, opens the place in the article",
    unfold: "Show the whole quotation",
    fold: "Fold the quotation",
    reveal: "Show the hidden words",
    file: "File",
    photo: "Photo",
    download: "Download",
    remove: "Remove",
    stopped: "The playground does not answer. Trying again …",
    unanswered: "The bot has not answered the button.",
    parts: (n) => `This will arrive as ${n} messages, as Telegram’s apps send it.`,
    noCommands: "The bot has named no commands yet.",
    asleep: "No description yet. Press Start.",
    kinds: { sticker: "Sticker", voice: "Voice message", audio: "Audio", video: "Video", video_note: "Video message", animation: "Animation", location: "Location", contact: "Contact", poll: "Poll", dice: "Dice" },
    today: "Today",
    yesterday: "Yesterday",
    bytes: ["B", "KB", "MB"],
  },
  ar: {
    playground: "ساحة تجربة.",
    notice: "هذا ليس تيليغرام، ولا يخرج من جهازك إلا الروابط.",
    status: "بوت · ساحة تجربة",
    typing: "يكتب",
    sending: "يرسل ملفًا",
    language: "لغتك",
    theme: "فاتح أو داكن",
    log: "المحادثة",
    latest: "إلى آخر رسالة",
    commands: "الأوامر",
    write: "رسالة",
    attach: "إرفاق ملف",
    send: "إرسال",
    start: "ابدأ",
    cancel: "إلغاء",
    drop: "أفلت الملفات هنا",
    ok: "حسنًا",
    actions: "ما يمكن فعله بهذه الرسالة",
    buttons: "أزرار هذه الرسالة",
    reply: "رد",
    quote: "رد على الكلمات المحددة",
    copy: "نسخ النص",
    edit: "تعديل",
    delete: "حذف",
    copied: "نُسخ",
    edited: "معدّلة",
    editing: "تعديل",
    forwarded: "محوّلة من",
    you: "أنت",
    thinking: "يفكر",
    leads: "{words}، يفتح موضعه في المقال",
    unfold: "إظهار الاقتباس كله",
    fold: "طي الاقتباس",
    reveal: "إظهار الكلمات المخفية",
    file: "ملف",
    photo: "صورة",
    download: "تنزيل",
    remove: "إزالة",
    stopped: "ساحة التجربة لا تجيب. تُعاد المحاولة …",
    unanswered: "لم يجب البوت على الزر.",
    parts: (n) => `سيصل هذا النص في ${n === 2 ? "رسالتين" : n <= 10 ? `${digits(n)} رسائل` : `${digits(n)} رسالة`}، كما ترسله تطبيقات تيليغرام.`,
    noCommands: "لم يذكر البوت أوامره بعد.",
    asleep: "لا وصف بعد. اضغط «ابدأ».",
    kinds: { sticker: "ملصق", voice: "رسالة صوتية", audio: "مقطع صوتي", video: "مقطع مرئي", video_note: "رسالة مرئية", animation: "صورة متحركة", location: "موقع", contact: "جهة اتصال", poll: "استطلاع", dice: "نرد" },
    today: "اليوم",
    yesterday: "أمس",
    bytes: ["بايت", "ك.ب", "م.ب"],
  },
};

let language = "en";

export function setLanguage(code) {
  language = code === "ar" ? "ar" : "en";
}

export function currentLanguage() {
  return language;
}

export function label(name, ...values) {
  const words = LABELS[language][name];
  return typeof words === "function" ? words(...values) : words;
}

/** Fills every element that names a label. */
export function fillLabels(root = document) {
  for (const element of root.querySelectorAll("[data-label]")) element.textContent = label(element.dataset.label);
  for (const element of root.querySelectorAll("[data-label-aria]")) {
    element.setAttribute("aria-label", label(element.dataset.labelAria));
    if (element.tagName === "BUTTON") element.title = label(element.dataset.labelAria);
  }
  for (const element of root.querySelectorAll("[data-label-placeholder]")) element.placeholder = label(element.dataset.labelPlaceholder);
}

const locale = () => (language === "ar" ? "ar-u-nu-arab-ca-gregory" : "en-GB");

export function digits(number) {
  return new Intl.NumberFormat(locale(), { useGrouping: false }).format(number);
}

export function clock(seconds) {
  return new Intl.DateTimeFormat(locale(), { hour: "numeric", minute: "2-digit" }).format(new Date(seconds * 1000));
}

export function day(seconds) {
  const date = new Date(seconds * 1000);
  const days = Math.round((midnight(new Date()) - midnight(date)) / 86400000);
  if (days === 0) return label("today");
  if (days === 1) return label("yesterday");
  return new Intl.DateTimeFormat(locale(), { weekday: "long", day: "numeric", month: "long", year: "numeric" }).format(date);
}

function midnight(date) {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}

export function size(bytes) {
  const [b, kb, mb] = label("bytes");
  const number = (value) => new Intl.NumberFormat(locale(), { maximumFractionDigits: 1 }).format(value);
  if (bytes < 1024) return `${number(bytes)} ${b}`;
  return bytes < 1048576 ? `${number(bytes / 1024)} ${kb}` : `${number(bytes / 1048576)} ${mb}`;
}

/** A date_time entity as Telegram shows it: in the reader's language and zone, by its format; null: the words stay. */
export function moment(unix, format) {
  const date = new Date(unix * 1000);
  if (!format) return null;
  if (format === "r") {
    const seconds = unix - Date.now() / 1000;
    const [step, unit] = [[86400, "day"], [3600, "hour"], [60, "minute"], [1, "second"]].find(([n]) => Math.abs(seconds) >= n) ?? [1, "second"];
    return new Intl.RelativeTimeFormat(locale(), { numeric: "auto" }).format(Math.round(seconds / step), unit);
  }
  const options = {};
  if (format.includes("w")) options.weekday = "long";
  if (format.includes("d")) Object.assign(options, { day: "numeric", month: "numeric", year: "numeric" });
  if (format.includes("D")) Object.assign(options, { day: "numeric", month: "long", year: "numeric" });
  if (format.includes("t")) Object.assign(options, { hour: "numeric", minute: "2-digit" });
  if (format.includes("T")) Object.assign(options, { hour: "numeric", minute: "2-digit", second: "2-digit" });
  return new Intl.DateTimeFormat(locale(), options).format(date);
}
