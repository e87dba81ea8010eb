package dev.haven.server.audit;

import dev.haven.account.AccountState;
import dev.haven.account.Mailbox;
import dev.haven.directory.Directory;
import dev.haven.directory.Person;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The people of a server, as an audit looks at them.
final class Population {
  /// Each costs a look into its log.
  private static final int MOST = 2_000;

  private static final long LONGEST_LOG = 64 << 20;

  private final Audited subject;

  Population(Audited subject) {
    this.subject = subject;
  }

  static List<String> domains(Directory directory) {
    return directory.administration().domains().stream()
        .map(domain -> domain.name().ascii())
        .toList();
  }

  /// The oldest accounts; public ones are nobody's.
  List<AccountCheck.Seen> accounts() throws IOException {
    var signedIn = signedIn();
    var given = passwords();
    return subject.directory().administration().accounts().stream()
        .filter(person -> !person.shared())
        .sorted(Comparator.comparing(Person::created))
        .limit(MOST)
        .map(person -> seen(person, signedIn, given))
        .toList();
  }

  private AccountCheck.Seen seen(Person person, Set<String> signedIn, Set<String> given) {
    var address = person.address().toString();
    var key = address.toLowerCase(Locale.ROOT);
    boolean used =
        signedIn.contains(key) || isTouched(subject.accounts().account(person.account()).state());
    return new AccountCheck.Seen(
        address, person.created(), person.quota().octets().isPresent(), used, given.contains(key));
  }

  private Set<String> signedIn() {
    var addresses = new HashSet<String>();
    for (var record : subject.signIns().get()) {
      if (!record.failed()) {
        addresses.add(record.attempt().account().toLowerCase(Locale.ROOT));
      }
    }
    return addresses;
  }

  /// Whether anything in it was read, removed or sorted.
  static boolean isTouched(AccountState state) {
    return state.mailboxes().stream().anyMatch(Population::isTouched);
  }

  private static boolean isTouched(Mailbox mailbox) {
    boolean read = mailbox.unseen() < mailbox.count();
    boolean removed = mailbox.uidNext() - 1 > mailbox.count();
    return read || removed;
  }

  /// Whom an administrator gave a password: it stands in the log of changes, the password does not.
  private Set<String> passwords() throws IOException {
    var addresses = new HashSet<String>();
    var log = subject.auditLog();
    if (!Files.exists(log) || Files.size(log) > LONGEST_LOG) {
      return addresses;
    }
    try (var lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
      lines
          .filter(line ->
              line.contains(" change=account-add account=")
                  || line.contains(" change=account-password account="))
          .forEach(line -> addresses.add(account(line)));
    }
    return addresses;
  }

  private static String account(String line) {
    int from = line.indexOf(" account=") + " account=".length();
    int to = line.indexOf(" outcome=done", from);
    return to < 0 ? "" : line.substring(from, to).toLowerCase(Locale.ROOT);
  }
}
