package dev.haven.server.trial;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A [Ledger] for each person of a [Load].
///
/// `anna` and `bob` receive over SMTP; `carl` appends and flags over IMAP; `dora` receives over
/// SMTP and deletes over POP3; `eve` appends, moves and expunges over IMAP, and where a message of
/// hers lies counts as its only flag.
record Ledgers(Map<String, Ledger> all) {
  static final List<String> PEOPLE = List.of("anna", "bob", "carl", "dora", "eve");

  Ledgers() {
    this(new TreeMap<>());
    PEOPLE.forEach(person -> all.put(person, new Ledger(person)));
  }

  static String[] addresses() {
    return PEOPLE.stream().map(Ledgers::address).toArray(String[]::new);
  }

  static String address(String person) {
    return person + "@trial.example";
  }

  Ledger of(String person) {
    return Optional.ofNullable(all.get(person)).orElseThrow();
  }

  /// What is wrong with anybody's mailboxes.
  List<String> audit(Site site) throws IOException {
    var wrong = new ArrayList<String>();
    for (var person : PEOPLE) {
      var found = new ArrayList<>(MailboxReader.read(site, person, "INBOX"));
      if (person.equals("eve")) {
        found.replaceAll(message -> message.onlyIn("INBOX"));
        MailboxReader.read(site, person, "Archive")
            .forEach(message -> found.add(message.onlyIn("Archive")));
      }
      wrong.addAll(of(person).audit(found));
    }
    return wrong;
  }
}
