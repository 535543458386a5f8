/* The queue follows what happens and takes keys. Without this script it is whole: a page to read, and forms to send. */
"use strict";
(() => {
  const find = (selector, within = document) => within.querySelector(selector);
  const queue = () => find("#queue");
  const links = () => [...queue().querySelectorAll(".queue a.what")];
  const row = () => document.activeElement?.closest?.(".queue > li");
  const KEYS_OFF = "rooftop-keys-off";
  let renewing = false;
  let again = false;

  /* Reads this very page anew and puts its list in the place of the old one; what had the focus has it again. */
  const renew = async () => {
    if (renewing) { again = true; return; }
    renewing = true;
    try {
      const answer = await fetch(location.href, { headers: { "Accept": "text/html" }, redirect: "error", cache: "no-store" });
      if (!answer.ok) { return; }
      const fresh = find("#queue", new DOMParser().parseFromString(await answer.text(), "text/html"));
      if (!fresh) { return; }
      const key = row()?.dataset.key;
      const wanted = document.activeElement?.dataset?.focus;
      const at = links().findIndex((link) => link.closest("li").dataset.key === key);
      queue().replaceWith(document.importNode(fresh, true));
      if (key === undefined) { return; }
      const same = [...queue().querySelectorAll(".queue > li")].find((one) => one.dataset.key === key);
      const next = same ? (wanted && find(`[data-focus="${wanted}"]`, same)) || find("a.what", same) : links()[Math.min(at, links().length - 1)];
      next?.focus();
    } catch {
      /* No network, or the session ended: the page stays as it is, and its links say so. */
    } finally {
      renewing = false;
      if (again) { again = false; renew(); }
    }
  };

  /* What the server says of changes: a stamp, and never what changed. */
  const listen = () => {
    const heard = new EventSource(document.body.querySelector("#queue-live").dataset.live);
    heard.addEventListener("stamp", (event) => { if (event.data !== queue().dataset.stamp) { renew(); } });
    addEventListener("pagehide", () => heard.close());
    addEventListener("pageshow", (event) => { if (event.persisted) { renew(); listen(); } }, { once: true });
  };

  const step = (by) => {
    const all = links();
    const at = all.indexOf(row() && find("a.what", row()));
    all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.max(0, Math.min(all.length - 1, at + by))]?.focus();
  };

  const acts = {
    "j": () => step(1),
    "k": () => step(-1),
    "o": () => { const link = row() && find("a.what", row()); if (link) { location.assign(link.href); } },
    "t": () => row() && find("button.take", row())?.click(),
    "f": () => find("#f-whose")?.focus(),
    "r": renew,
    "?": () => { const keys = find("#keys"); keys.open = !keys.open; if (keys.open) { find("summary", keys).focus(); } },
  };

  addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, select, textarea, [contenteditable]");
    if (typing || event.ctrlKey || event.altKey || event.metaKey || find("#keys-off").checked) { return; }
    const act = acts[event.key];
    if (act) { event.preventDefault(); act(); }
  });

  find("#keys").hidden = false;
  const off = find("#keys-off");
  try { off.checked = localStorage.getItem(KEYS_OFF) === "1"; } catch { off.checked = false; }
  off.addEventListener("change", () => { try { localStorage.setItem(KEYS_OFF, off.checked ? "1" : "0"); } catch { /* It holds for this page. */ } });
  listen();
})();
