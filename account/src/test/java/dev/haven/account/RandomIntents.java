package dev.haven.account;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

/// Makes up intents that fit, or nearly fit, the state of an account.
final class RandomIntents {
  private static final List<String> KEYWORDS = List.of("$Forwarded", "$Junk", "work", "later");
  private static final List<String> NAMES =
      List.of("a", "b", "a/b", "a/b/c", "b/x", "Archive/2026", "inbox", "INBOX/y", "Trash", "ü");

  private static final List<Identifier> IDENTIFIERS =
      List.of(
          Identifier.ANYONE,
          Identifier.domain("example.com"),
          Identifier.person("bob@example.com", "account/2"),
          Identifier.person("bob@example.com", "account/3"));

  private final Accounts accounts;
  private final Random random;
  private int deliveries;
  private int keys;

  RandomIntents(Accounts accounts, Random random) {
    this.accounts = accounts;
    this.random = random;
  }

  Intent<?> next(AccountState state) {
    var mailbox = anyMailbox(state);
    return switch (random.nextInt(29)) {
      case 0, 1, 2 -> new AddMessages(mailbox.id(), messages(1 + random.nextInt(3)));
      case 3 -> new AddMessages(mailbox.id(), messages(random.nextInt(40)));
      case 4, 5 -> deliver();
      case 6, 7, 8, 9 -> changeFlags(mailbox, state.version());
      case 10 -> Expunge.deleted(mailbox.id());
      case 11 -> Expunge.deleted(mailbox.id(), uids(mailbox));
      case 12 -> Expunge.these(mailbox.id(), uids(mailbox));
      case 13, 14 ->
          new Copy(mailbox.id(), uids(mailbox), anyMailbox(state).id(), flags(), carried());
      case 15 -> new Move(mailbox.id(), uids(mailbox), anyMailbox(state).id(), flags(), carried());
      case 16 -> new CreateMailbox(pick(NAMES), role());
      case 17 -> new DeleteMailbox(mailbox.id());
      case 18 -> new RenameMailbox(mailbox.id(), pick(NAMES));
      case 19, 20 -> changeRights(mailbox);
      case 21 -> sharer();
      case 22 -> setMetadata(mailbox);
      case 23 -> accessKey(mailbox);
      case 25, 26, 27 -> annotate(mailbox, state.version());
      case 24 ->
          new Replace(
              mailbox.id(),
              1 + random.nextLong(mailbox.uidNext()),
              anyMailbox(state).id(),
              message());
      default -> random.nextBoolean() ? new Subscribe(pick(NAMES)) : new Unsubscribe(pick(NAMES));
    };
  }

  private ChangeRights changeRights(Mailbox mailbox) {
    return new ChangeRights(
        mailbox.id(),
        pick(IDENTIFIERS),
        random.nextInt(4) == 0,
        pick(List.of(FlagOperation.values())),
        new Rights(random.nextInt(Rights.ALL.bits() + 1)));
  }

  private Intent<?> sharer() {
    var account = "account/" + random.nextInt(3);
    return random.nextBoolean()
        ? new AddSharer(new Sharer(account, "p" + random.nextInt(2) + "@example.com"))
        : new RemoveSharer(account);
  }

  private SetMetadata setMetadata(Mailbox mailbox) {
    var entries = new HashMap<MetadataKey, Optional<Octets>>();
    for (int count = 1 + random.nextInt(3); count > 0; count--) {
      var key = new MetadataKey(pick(List.of("", "account/2")), "/" + pick(KEYWORDS));
      var value = Octets.of("v".repeat(random.nextInt(40)));
      entries.put(key, random.nextInt(3) == 0 ? Optional.empty() : Optional.of(value));
    }
    return new SetMetadata(
        random.nextInt(4) == 0 ? Optional.empty() : Optional.of(mailbox.id()), entries);
  }

  private Annotate annotate(Mailbox mailbox, long version) {
    var unchanged =
        random.nextInt(4) == 0
            ? OptionalLong.of(random.nextLong(version + 1))
            : OptionalLong.empty();
    return new Annotate(mailbox.id(), uids(mailbox), annotations(), unchanged);
  }

  private Map<AnnotationKey, Optional<Octets>> annotations() {
    var values = new HashMap<AnnotationKey, Optional<Octets>>();
    for (int count = 1 + random.nextInt(2); count > 0; count--) {
      var key = new AnnotationKey("/" + pick(KEYWORDS), pick(List.of("", "account/2")));
      var value = Octets.of("v".repeat(random.nextInt(20)));
      values.put(key, random.nextInt(3) == 0 ? Optional.empty() : Optional.of(value));
    }
    return values;
  }

  private Carried carried() {
    return new Carried(pick(List.of("", "account/2")), random.nextBoolean());
  }

  private Intent<?> accessKey(Mailbox mailbox) {
    if (random.nextInt(10) == 0) {
      return new ForgetAccessKeys();
    }
    var of = new KeyedMailbox(pick(List.of("", "", "account/2")), mailbox.id());
    return new KeepAccessKey(of, Octets.of("key " + keys++), random.nextInt(3) == 0);
  }

  private Optional<Role> role() {
    return random.nextInt(4) == 0 ? Optional.of(pick(List.of(Role.values()))) : Optional.empty();
  }

  /// Those that somebody may change: mostly all.
  private long flags() {
    return random.nextInt(3) > 0
        ? Flags.ALL
        : new Rights(random.nextInt(Rights.ALL.bits() + 1)).flags();
  }

  private Intent<?> deliver() {
    int id = random.nextInt(4) == 0 ? random.nextInt(deliveries + 1) : deliveries++;
    return new Deliver("d" + id, pick(NAMES), message());
  }

  private ChangeFlags changeFlags(Mailbox mailbox, long version) {
    return new ChangeFlags(
        mailbox.id(),
        uids(mailbox),
        pick(List.of(FlagOperation.values())),
        random.nextInt(32),
        keywords(),
        flags(),
        random.nextInt(3) == 0
            ? OptionalLong.of(random.nextLong(version + 1))
            : OptionalLong.empty());
  }

  private List<NewMessage> messages(int count) {
    var messages = new ArrayList<NewMessage>();
    for (int i = 0; i < count; i++) {
      messages.add(message());
    }
    return messages;
  }

  private NewMessage message() {
    return new NewMessage(
        Post.message(accounts, "x".repeat(random.nextInt(50))),
        random.nextInt(32),
        keywords(),
        1_700_000_000 + random.nextInt(1000),
        random.nextInt(5) == 0 ? Annotations.NONE.with(annotations()) : Annotations.NONE);
  }

  private List<String> keywords() {
    return random.nextInt(3) == 0 ? List.of(pick(KEYWORDS)) : List.of();
  }

  UidSet uids(Mailbox mailbox) {
    var uids = new UidSetBuilder();
    for (int ranges = random.nextInt(4); ranges > 0; ranges--) {
      long first = 1 + random.nextLong(mailbox.uidNext() + 2);
      uids.add(first, first + random.nextInt(random.nextBoolean() ? 3 : 30));
    }
    return random.nextInt(20) == 0 ? UidSet.ALL : uids.build();
  }

  Mailbox anyMailbox(AccountState state) {
    return random.nextInt(3) == 0
        ? pick(state.mailboxes())
        : state.mailbox(MailboxName.INBOX).orElseThrow();
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
