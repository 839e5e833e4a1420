// A button bottom right that opens the chat in a frame. On another site: <script src="https://(this host)/widget.js" data-lang="zh-Hant" defer></script>
(() => {
  const script = document.currentScript;
  const host = new URL(script.src).origin;
  const words = "WORDS";
  const asked = script.dataset.lang || document.documentElement.lang || "";
  const language = /^en/i.test(asked) ? "en" : /^zh-(hans|cn|sg)/i.test(asked) ? "zh-Hans" : "zh-Hant";
  const { open: label, programme, title, minimise } = words[language];

  const style = new CSSStyleSheet(); // made here, so that the embedding site's policy for styles need not be loosened
  style.replaceSync(`
    :host { all: initial; }
    button { font: 600 16px/1.4 system-ui, "PingFang HK", "Microsoft JhengHei", "Noto Sans HK", "Noto Sans CJK HK", sans-serif; color: #fff; background: #0b5a45; border: 0; cursor: pointer; }
    button:focus-visible { outline: 3px solid #b34700; outline-offset: 3px; }
    .launcher { position: fixed; right: 16px; bottom: 16px; z-index: 2147483000; min-height: 48px; padding: 0 20px; border-radius: 24px; box-shadow: 0 2px 10px rgb(0 0 0 / 0.3); }
    .panel { position: fixed; right: 16px; bottom: 16px; z-index: 2147483001; display: flex; flex-direction: column; width: min(400px, calc(100vw - 32px)); height: min(640px, calc(100vh - 32px)); border-radius: 12px; overflow: hidden; background: #0b5a45; box-shadow: 0 6px 30px rgb(0 0 0 / 0.35); }
    .bar { display: flex; align-items: center; justify-content: space-between; color: #fff; font: 600 16px/1.3 system-ui, "PingFang HK", "Microsoft JhengHei", "Noto Sans HK", "Noto Sans CJK HK", sans-serif; }
    .bar span { padding: 6px 0 6px 12px; }
    .bar button { min-height: 44px; padding: 0 16px; font-weight: 400; }
    .bar button:focus-visible { outline-color: #fff; outline-offset: -4px; }
    iframe { flex: 1; width: 100%; border: 0; background: #f4f7f3; }
    [hidden] { display: none !important; }
    @media (max-width: 600px), (max-height: 480px) { .panel { inset: 0; width: auto; height: auto; border-radius: 0; } }
    @media print { .launcher, .panel { display: none; } }
  `);

  const holder = document.createElement("div");
  holder.lang = language === "zh-Hant" ? "zh-Hant-HK" : language;
  const shadow = holder.attachShadow({ mode: "open" });
  shadow.adoptedStyleSheets = [style];

  const make = (tag, attributes, text = "") => {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    node.textContent = text;
    return node;
  };
  const launcher = make("button", { type: "button", class: "launcher", "aria-expanded": "false", "aria-haspopup": "dialog" }, label);
  const panel = make("div", { class: "panel", role: "dialog", "aria-label": title, hidden: "" });
  const bar = make("div", { class: "bar" });
  const close = make("button", { type: "button" }, minimise);
  bar.append(make("span", {}, programme), close);
  panel.append(bar);
  shadow.append(launcher, panel);
  let frame = null;

  const greet = () => {
    frame.focus();
    frame.contentWindow.postMessage("cppbot:opened", host);
  };
  const open = () => {
    panel.hidden = false;
    launcher.hidden = true;
    launcher.setAttribute("aria-expanded", "true");
    if (frame) return greet();
    frame = make("iframe", { title, src: `${host}/embed?hint=${language}` }); // made at the first opening; kept when minimised
    frame.addEventListener("load", greet, { once: true });
    panel.append(frame);
  };
  const shut = () => {
    panel.hidden = true;
    launcher.hidden = false;
    launcher.setAttribute("aria-expanded", "false");
    launcher.focus();
  };
  launcher.addEventListener("click", open);
  close.addEventListener("click", shut);
  shadow.addEventListener("keydown", (event) => event.key === "Escape" && !panel.hidden && shut());
  window.addEventListener("message", (event) => {
    if (frame && event.source === frame.contentWindow && event.origin === host && event.data === "cppbot:minimise") shut();
  });
  document.body.append(holder);
})();
