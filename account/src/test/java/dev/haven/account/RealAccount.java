package dev.haven.account;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// What a real account says, in the words of [NaiveAccount].
final class RealAccount {
  private RealAccount() {}

  /// All that a client could see, as [NaiveAccount#sketch] says it.
  static String sketch(AccountState state) {
    var sharers = new TreeSet<String>();
    state.sharers().forEach(sharer -> sharers.add(sharer.account() + " " + sharer.address()));
    var text = new StringBuilder("subscribed " + state.subscriptions() + sharers);
    text.append(sketch(state.metadata())).append(sketch(state.accessKeys())).append('\n');
    for (var box : state.byId()) {
      text.append(
          "%d %s %s next %d\n".formatted(box.id().value(), box.name(), box.role(), box.uidNext()));
      text.append(" %s %s\n".formatted(sketch(box.acl()), sketch(box.metadata())));
      for (var m = box.messages().cursor(); m.next(); ) {
        var flags = NaiveFlags.names(m.flags(), Flags.keywords(m.flags(), box.keywords()));
        text.append(
            "  %d %s %d %d %d %s\n"
                .formatted(
                    m.uid(),
                    flags,
                    m.size(),
                    m.emailId(),
                    m.modSeq(),
                    NaiveAnnotations.text(m.annotations())));
      }
    }
    return text.append(state.usage()).toString();
  }

  private static Map<String, String> sketch(Acl acl) {
    var rights = new TreeMap<String, String>();
    for (var entry : acl.entries()) {
      rights.put(entry.name(), entry.who().account() + " " + NaiveMailbox.letters(entry.rights()));
    }
    return rights;
  }

  private static Map<String, String> sketch(Metadata metadata) {
    var entries = new TreeMap<String, String>();
    metadata
        .entries()
        .forEach((key, value) -> entries.put(key.toString(), new String(value.bytes(), US_ASCII)));
    return entries;
  }

  private static Map<String, String> sketch(AccessKeys keys) {
    var entries = new TreeMap<String, String>();
    keys.all().forEach((of, key) -> entries.put(of.toString(), new String(key.bytes(), US_ASCII)));
    return entries;
  }

  /// What the real account answered, in the words of [NaiveAccount#apply].
  static String told(Object outcome) {
    return switch (outcome) {
      case AddedMessages added -> NaiveAccount.list(added.uids());
      case ChangedFlags flags ->
          NaiveAccount.list(flags.changed()) + " " + NaiveAccount.list(flags.modified());
      case Copied copied ->
          NaiveAccount.list(copied.source()) + " " + NaiveAccount.list(copied.target());
      case UidSet uids -> NaiveAccount.list(uids);
      case Rights rights ->
          NaiveMailbox.letters(rights).chars().mapToObj(c -> (char) c).toList().toString();
      case Octets key -> new String(key.bytes(), US_ASCII);
      case MailboxId id -> "" + id.value();
      default -> outcome.toString();
    };
  }
}
