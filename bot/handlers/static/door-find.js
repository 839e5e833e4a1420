// Who is meant by what a helper types or scans, told from the day file alone. The server's own reading is in bot/programme/door.py.

const Find = (() => {
  const ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
  const LAST_DIGITS = 3;
  const SIGNED_CHARACTERS = 10;

  function base32(bytes, characters) {
    let text = "";
    for (let index = 0; index < characters; index += 1) {
      const bit = index * 5;
      const two = (bytes[bit >> 3] << 8) | (bytes[(bit >> 3) + 1] ?? 0);
      text += ALPHABET[(two >> (11 - (bit & 7))) & 31];
    }
    return text;
  }

  // What a ticket's text comes to: null where it is none, else {code} or {problem}.
  function ticket(text, eventId, secret) {
    const parts = text.trim().split(".");
    if (parts.length < 4 || parts[0] !== "CPP1") return null;
    if (parts.slice(1, -2).join(".") !== eventId) return { problem: "elsewhere" };
    const code = parts[parts.length - 2];
    const signature = base32(sha256.hmac.array(secret, `${eventId}.${code}`), SIGNED_CHARACTERS);
    return parts[parts.length - 1] === signature ? { code } : { problem: "forged" };
  }

  function folded(text, spellings) {
    return [...text.normalize("NFKC").toLowerCase()].map((character) => spellings[character] ?? character).join("");
  }

  // The people who are meant, and how they were found; where nobody is, why not.
  function people(expected, typed, spellings) {
    const plain = typed.normalize("NFKC").trim();
    const code = plain.toUpperCase().replace(/[^A-Z]/g, "");
    const holder = expected.filter((each) => each.code && each.code === code);
    if (holder.length) return { found: holder, how: "code" };
    const digits = plain.replace(/\D/g, "");
    if (digits) {
      const found = digits.length < LAST_DIGITS ? [] : expected.filter((each) => each.digits === digits.slice(-LAST_DIGITS));
      return { found, how: "name", problem: digits.length < LAST_DIGITS ? "short" : "unknown" };
    }
    const parts = folded(plain, spellings).split(/\s+/).filter(Boolean);
    const found = parts.length ? expected.filter((each) => parts.every((part) => each.folded.includes(part))) : [];
    return { found, how: "name", problem: "unknown" };
  }

  return { ticket, folded, people };
})();
