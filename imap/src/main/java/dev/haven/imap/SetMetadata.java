package dev.haven.imap;

import static dev.haven.account.SetMetadata.LARGEST;

import dev.haven.account.IntentRefused;
import dev.haven.account.MetadataKey;
import dev.haven.account.Octets;
import dev.haven.account.Right;
import dev.haven.wire.SyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `SETMETADATA`, RFC 5464 §4.3: sets and removes annotations, all or none.
record SetMetadata(String mailbox, List<Entry> entries) implements Command.WhenLoggedIn {

  /// One entry and its new value, or none.
  record Entry(EntryName name, Optional<Octets> value) {}

  static SetMetadata parse(ImapCursor in) throws SyntaxException {
    in.space();
    var mailbox = in.mailbox();
    in.space();
    return new SetMetadata(mailbox, in.list(() -> entry(in)));
  }

  private static Entry entry(ImapCursor in) throws SyntaxException {
    int at = in.position();
    var name = EntryName.parse(in);
    if (name.path().isEmpty()) {
      throw new SyntaxException("an entry below /private or /shared", at);
    }
    in.space();
    if (in.seesString()) {
      return new Entry(name, Optional.of(Octets.of(in.stringBytes())));
    }
    in.nil();
    return new Entry(name, Optional.empty());
  }

  @Override
  public Optional<String> annotated() {
    return Optional.of(mailbox);
  }

  @Override
  public Done run(State.LoggedIn state, Client client) throws Refused, IntentRefused {
    requireSize();
    if (mailbox.isEmpty()) {
      requirePrivate();
      for (var entry : entries) {
        Filters.check(entry.name(), entry.value());
      }
      state.user().account().commit(intent(Optional.empty(), state));
    } else {
      var place = Mailboxes.annotated(mailbox, state);
      if (entries.stream().anyMatch(entry -> entry.name().shared())) {
        place.require(Right.WRITE);
      }
      place.account().commit(intent(Optional.of(place), state));
    }
    return new Done(state, "SETMETADATA completed");
  }

  private void requireSize() throws Refused {
    for (var entry : entries) {
      if (entry.value().map(Octets::length).orElse(0) > LARGEST) {
        throw new Refused(
            "METADATA MAXSIZE " + LARGEST, "A value has at most " + LARGEST + " octets");
      }
    }
  }

  /// What the server says to everybody is not for one of them to say.
  private void requirePrivate() throws Refused {
    if (entries.stream().anyMatch(entry -> entry.name().shared())) {
      throw new Refused("NOPERM", "The server's shared entries cannot be set by users");
    }
  }

  private dev.haven.account.SetMetadata intent(Optional<Place> place, State.LoggedIn state) {
    Map<MetadataKey, Optional<Octets>> values = new LinkedHashMap<>();
    var viewer = state.user().account().id().name();
    entries.forEach(entry -> values.put(entry.name().key(viewer), entry.value()));
    return new dev.haven.account.SetMetadata(place.map(Place::id), values);
  }
}
