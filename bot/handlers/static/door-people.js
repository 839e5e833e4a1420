// Who is here: the people of the day file, and what this phone has recorded since.

const People = (() => {
  const ADMITTED = ["confirmed", "walked_in"];
  const earlier = (one, other) => (one && (!other || Date.parse(one) <= Date.parse(other)) ? one : other);
  const counts = (record) => record.refused === undefined && !(record.answer && ["void", "unknown"].includes(record.answer.result));

  // The same person in a record: by number, by code, or by the walk-in's own record.
  const about = (record, person) => (record.code ? record.code === person.code : record.of ? record.of === person.of : record.attendee === person.id);

  function late(records, people) {
    const known = new Set(people.map((each) => each.code));
    const codes = new Set(records.filter((each) => each.code && counts(each) && !known.has(each.code)).map((each) => each.code));
    return [...codes].map((code) => ({ id: null, code, name: code, folded: code.toLowerCase(), state: "confirmed", digits: null, late: true }));
  }

  function walkIns(records, people, spellings) {
    const known = new Set(people.map((each) => each.id));
    const fresh = records.filter((each) => each.kind === "walk_in" && !each.attendee && counts(each) && !known.has(each.answer?.attendee));
    return fresh.map((each) => ({
      id: each.answer?.attendee ?? null, of: each.id, code: null, name: each.name, folded: Find.folded(each.name, spellings),
      state: "walked_in", digits: null, arrived: each.answer?.at ?? each.at,
    }));
  }

  // Everybody as this phone knows them now.
  function all() {
    const day = Keep.day();
    if (!day) return [];
    const records = Keep.records();
    const people = [...day.people, ...late(records, day.people), ...walkIns(records, day.people, day.spellings)];
    return people.map((person) => {
      const mine = records.filter((each) => counts(each) && about(each, person));
      const first = (kinds) => mine.filter((each) => kinds.includes(each.kind)).map((each) => each.answer?.at ?? each.at).reduce(earlier, null);
      const back = earlier(person.back, first(["back"]));
      const arrived = earlier(person.arrived, first(["arrive", "walk_in"])) ?? back;
      const walked = mine.some((each) => each.kind === "walk_in");
      return { ...person, state: walked ? "walked_in" : person.state, arrived: arrived ?? null, back: back ?? null };
    });
  }

  const here = (people) => people.filter((each) => each.arrived && ADMITTED.includes(each.state));
  const admitted = (person) => ADMITTED.includes(person.state);

  return { all, here, admitted };
})();
