"use strict";
const $ = id => document.getElementById(id);
const make = (parent, tag, style, text) => { const e = document.createElement(tag); e.className = style; e.textContent = text ?? ""; parent.append(e); return e; };
const post = async (path, body) => {
  const token = await (await fetch("/people/token")).json();
  return fetch(path, { method: "POST", headers: { "Content-Type": "application/json", [token.header]: token.token }, body: JSON.stringify(body) });
};

// One event a handler; what each of them carries is in docs/web.md.
function obey(box) {
  const parts = new Map();
  const part = (id, kind) => { const key = kind + (id ?? ""); if (!parts.has(key)) parts.set(key, { node: make(box, "p", kind), text: "" }); return parts.get(key); };
  const append = (kind, d) => { const p = part(d.messageId, kind); p.text += d.text; p.node.textContent = p.text; };
  return {
    text: d => append("text", d),
    reasoning: d => append("reasoning", d),
    media: d => { if (d.mediaType.startsWith("image/")) make(box, "img", "media").src = d.uri; },
    // ranges are in the text as it was appended: from the last to the first, so that none moves another
    retraction: d => [...d.ranges].sort((a, b) => b.start - a.start).forEach(r => {
      const p = part(r.messageId, r.kind === "reasoning" ? "reasoning" : "text");
      p.text = p.text.slice(0, r.start) + p.text.slice(r.start + r.length);
      p.node.textContent = p.text;
      box.classList.add("retracted");
    }),
    refusal: d => make(box, "p", "refusal", d.text),
    notice: d => { if (d.text) make(box, "p", "notice", d.text); },
    label: d => make(box, "p", "label", (d.text ?? "AI 生成 · AI generated") + (d.AIGC ? " · " + d.AIGC.ProduceID : "")),
    done: () => box.classList.add("done"),
    error: () => make(box, "p", "refusal", "回答中断，请重试。The answer broke off."),
  };
}

async function read(response, handlers) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  for (let rest = "", next; !(next = await reader.read()).done;) {
    const events = (rest + next.value).split("\n\n");
    rest = events.pop();
    for (const event of events) {
      const [, name, data] = /^event: (\w+)\ndata: (.*)$/.exec(event) ?? [];
      if (name && handlers[name]) handlers[name](JSON.parse(data));
    }
  }
}

$("ask").addEventListener("submit", async e => {
  e.preventDefault();
  const question = $("question").value.trim();
  if (!question) return;
  $("question").value = "";
  make($("answers"), "p", "question", question);
  const box = make($("answers"), "div", "answer");
  const handlers = obey(box);
  try { const r = await post("/chat", { text: question }); r.ok ? await read(r, handlers) : handlers.error(); } catch { handlers.error(); }
  box.scrollIntoView({ block: "end" });
});
$("question").addEventListener("keydown", e => { if (e.key === "Enter" && !e.shiftKey && !e.isComposing) { e.preventDefault(); $("ask").requestSubmit(); } });
const tell = async response => { const d = await response.json(); $("told").textContent = response.ok ? "已受理 Received " + (d.id ?? d.appeal ?? d.number ?? "") : d.chinese + " " + d.english; };
const asks = { appeal: ["appeals", () => ({})], delete: ["requests", () => ({ kind: "Delete" })], complain: ["complaints", () => ({ category: "Content", text: $("complaint").value })] };
for (const [id, [path, body]] of Object.entries(asks)) $(id).addEventListener("click", async () => tell(await post("/people/" + path, body())));
fetch("/me").then(r => r.json()).then(me => { if (!me.name) location.href = "/sign-in"; $("who").textContent = me.name; });
