package dev.haven.account;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// An account as one would write it in an hour: lists, sets and names, no log, no sharing. What it
/// refuses it says with a reason only. The reference for [AccountModelTest].
final class NaiveAccount {
  private final TreeMap<Long, NaiveMailbox> boxes = new TreeMap<>();
  private final TreeSet<String> subscribed = new TreeSet<>();
  private final Map<String, String> delivered = new HashMap<>();
  private final TreeSet<String> sharers = new TreeSet<>();
  private final Map<String, String> metadata = new TreeMap<>();
  private final Map<String, String> accessKeys = new TreeMap<>();
  private long nextBox = 1;
  private long nextEmail = 1;
  private long version = 1;

  NaiveAccount() {
    create("INBOX", Optional.of(Role.INBOX));
    for (var role : List.of("Archive", "Drafts", "Junk", "Sent", "Trash")) {
      create(role, Optional.of(Role.valueOf(role.toUpperCase(Locale.ROOT))));
    }
    boxes.values().forEach(box -> subscribed.add(box.name));
  }

  /// What came of it, in a form that [RealAccount#told] gives the real outcome as well.
  String apply(Intent<?> intent) throws IntentRefused {
    version++;
    var before = sketch();
    var outcome = decide(intent);
    if (before.equals(sketch())) {
      version--;
    }
    return outcome;
  }

  /// After a refusal nothing happened.
  void refused() {
    version--;
  }

  private String decide(Intent<?> intent) throws IntentRefused {
    return switch (intent) {
      case AddMessages a -> add(box(a.mailbox()), a.messages());
      case Deliver d -> deliver(d);
      case ChangeFlags c -> box(c.mailbox()).flags(c, version);
      case Annotate a -> box(a.mailbox()).annotate(a, version);
      case Expunge e ->
          box(e.mailbox())
              .expunge(row ->
                  e.uids().contains(row.uid())
                      && (!e.onlyDeleted() || row.flags().contains("\\deleted")));
      case Copy c ->
          box(c.source()).copy(c.uids(), box(c.target()), c.flags(), c.carried(), version);
      case Move m -> {
        var source = box(m.source());
        var before = List.copyOf(source.rows);
        var copied = source.copy(m.uids(), box(m.target()), m.flags(), m.carried(), version);
        source.rows.removeIf(row -> before.contains(row) && m.uids().contains(row.uid()));
        yield copied;
      }
      case Replace r -> {
        var source = box(r.source());
        var target = box(r.target());
        if (source.rows.stream().noneMatch(row -> row.uid() == r.uid())) {
          throw refusal(Reason.NO_SUCH_MESSAGE);
        }
        source.rows.removeIf(row -> row.uid() == r.uid());
        yield add(target, List.of(r.with()));
      }
      case CreateMailbox c -> createChecked(c);
      case DeleteMailbox d -> delete(box(d.mailbox()));
      case RenameMailbox r -> rename(box(r.mailbox()), MailboxName.normalised(r.newName()));
      case Subscribe s -> "" + subscribed.add(MailboxName.normalised(s.name()));
      case Unsubscribe u -> "" + subscribed.remove(MailboxName.normalised(u.name()));
      case ChangeRights c -> box(c.mailbox()).rights(c);
      case AddSharer a -> "" + addSharer(a.sharer());
      case RemoveSharer r -> "" + sharers.removeIf(s -> s.startsWith(r.account() + " "));
      case SetMetadata s ->
          "" + set(s, s.mailbox().isPresent() ? box(s.mailbox().get()).metadata : metadata);
      case Permitted<?> p ->
          throw new IllegalArgumentException("the sketch knows no viewers: " + p);
      case KeepAccessKey k -> keep(k);
      case ForgetAccessKeys _ -> {
        boolean any = !accessKeys.isEmpty();
        accessKeys.clear();
        yield "" + any;
      }
      case FoundAccount _ -> "false";
    };
  }

  private boolean addSharer(Sharer sharer) {
    var text = sharer.account() + " " + sharer.address();
    boolean known = sharers.contains(text);
    sharers.removeIf(s -> s.startsWith(sharer.account() + " "));
    sharers.add(text);
    return !known;
  }

  private String keep(KeepAccessKey k) throws IntentRefused {
    var of = k.of().toString();
    if (accessKeys.containsKey(of) && !k.replaces()) {
      return accessKeys.get(of);
    }
    if (k.of().account().isEmpty()) {
      box(k.of().mailbox());
    }
    accessKeys.put(of, new String(k.fresh().bytes(), US_ASCII));
    return accessKeys.get(of);
  }

  private static boolean set(SetMetadata s, Map<String, String> of) {
    var before = Map.copyOf(of);
    s.entries()
        .forEach((key, value) -> {
          var name = key.toString();
          value.ifPresentOrElse(
              octets -> of.put(name, new String(octets.bytes(), US_ASCII)), () -> of.remove(name));
        });
    return !before.equals(of);
  }

  private NaiveMailbox box(MailboxId id) throws IntentRefused {
    var box = boxes.get(id.value());
    if (box == null) {
      throw refusal(Reason.NO_SUCH_MAILBOX);
    }
    return box;
  }

  private static IntentRefused refusal(Reason reason) {
    return new IntentRefused(reason, "no");
  }

  private Optional<NaiveMailbox> named(String name) {
    return boxes.values().stream().filter(box -> box.name.equals(name)).findFirst();
  }

  private String add(NaiveMailbox box, List<NewMessage> messages) {
    return box.add(messages, () -> nextEmail++, version);
  }

  private String deliver(Deliver d) {
    var before = delivered.get(d.deliveryId());
    if (before != null) {
      return before;
    }
    var target =
        named(MailboxName.normalised(d.mailboxName()))
            .orElseGet(() -> named("INBOX").orElseThrow());
    var outcome = add(target, List.of(d.message()));
    delivered.put(d.deliveryId(), outcome);
    return outcome;
  }

  private String createChecked(CreateMailbox c) throws IntentRefused {
    var name = MailboxName.normalised(c.name());
    if (named(name).isPresent()) {
      throw refusal(Reason.ALREADY_EXISTS);
    }
    if (c.role().isPresent()
        && boxes.values().stream().anyMatch(box -> box.role.equals(c.role()))) {
      throw refusal(Reason.CANNOT);
    }
    createAbove(name);
    return "" + create(name, c.role()).id;
  }

  private void createAbove(String name) {
    for (int at = name.indexOf('/'); at >= 0; at = name.indexOf('/', at + 1)) {
      if (named(name.substring(0, at)).isEmpty()) {
        create(name.substring(0, at), Optional.empty());
      }
    }
  }

  private NaiveMailbox create(String name, Optional<Role> role) {
    var box = new NaiveMailbox(nextBox++, name, role);
    int end = name.lastIndexOf('/');
    if (end > 0) {
      box.rights.putAll(named(name.substring(0, end)).orElseThrow().rights);
    }
    boxes.put(box.id, box);
    return box;
  }

  private String delete(NaiveMailbox box) throws IntentRefused {
    if (box.name.equals("INBOX")) {
      throw refusal(Reason.CANNOT);
    }
    if (boxes.values().stream().anyMatch(other -> other.name.startsWith(box.name + "/"))) {
      throw refusal(Reason.HAS_CHILDREN);
    }
    boxes.remove(box.id);
    accessKeys.remove(new KeyedMailbox("", new MailboxId(box.id)).toString());
    return "" + box.id;
  }

  private String rename(NaiveMailbox box, String name) throws IntentRefused {
    if (named(name).isPresent()) {
      throw refusal(Reason.ALREADY_EXISTS);
    }
    if (box.name.equals("INBOX")) {
      createAbove(name);
      var target = create(name, Optional.empty());
      box.copy(UidSet.ALL, target, Flags.ALL, Carried.EVERYTHING, version);
      box.rows.clear();
      return "" + target.id;
    }
    if (name.startsWith(box.name + "/")) {
      throw refusal(Reason.CANNOT);
    }
    createAbove(name);
    var old = box.name;
    for (var moved : boxes.values()) {
      if (moved.name.equals(old) || moved.name.startsWith(old + "/")) {
        moved.name = name + moved.name.substring(old.length());
      }
    }
    return "" + box.id;
  }

  /// All that a client could see.
  String sketch() {
    var text =
        new StringBuilder("subscribed " + subscribed + sharers + metadata + accessKeys + "\n");
    var sizes = new HashMap<Long, Integer>();
    for (var box : boxes.values()) {
      text.append("%d %s %s next %d\n".formatted(box.id, box.name, box.role, box.uidNext));
      text.append(" %s %s\n".formatted(box.rights, box.metadata));
      for (var row : box.rows) {
        text.append(
            "  %d %s %d %d %d %s\n"
                .formatted(
                    row.uid(),
                    row.flags(),
                    row.size(),
                    row.email(),
                    row.version(),
                    row.annotations()));
        sizes.put(row.email(), row.size());
      }
    }
    long octets = sizes.values().stream().mapToLong(Integer::longValue).sum();
    return text.append(new Usage(octets, sizes.size())).toString();
  }

  static String list(UidSet uids) {
    var list = new ArrayList<Long>();
    for (long uid : uids.toArray()) {
      list.add(uid);
    }
    return list.toString();
  }

  /// The emails that some mailbox holds.
  Set<Long> emails() {
    var emails = new HashSet<Long>();
    boxes.values().forEach(box -> box.rows.forEach(row -> emails.add(row.email())));
    return emails;
  }
}
