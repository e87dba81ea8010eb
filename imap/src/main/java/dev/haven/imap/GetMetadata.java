package dev.haven.imap;

import dev.haven.account.Metadata;
import dev.haven.account.MetadataKey;
import dev.haven.account.Octets;
import dev.haven.wire.SyntaxException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `GETMETADATA`, RFC 5464 §4.2: annotations of a mailbox, or of the server, which has no name.
record GetMetadata(MetadataOptions options, String mailbox, List<EntryName> entries)
    implements Command.WhenLoggedIn {

  /// As LIST asks for them, of whatever mailbox (RFC 9590 §3).
  static GetMetadata of(List<EntryName> entries) {
    return new GetMetadata(MetadataOptions.DEFAULT, "", entries);
  }

  /// The options stand before the mailbox; the examples of RFC 5464 §4.2.1 have them behind it.
  static GetMetadata parse(ImapCursor in) throws SyntaxException {
    in.space();
    boolean before = in.sees('(');
    var options = MetadataOptions.DEFAULT;
    if (before) {
      options = MetadataOptions.parse(in);
      in.space();
    }
    var mailbox = in.mailbox();
    in.space();
    if (!in.sees('(')) {
      return new GetMetadata(options, mailbox, List.of(EntryName.parse(in)));
    }
    if (!before && in.seesMetadataOption()) {
      options = MetadataOptions.parse(in);
      in.space();
    }
    var entries = in.sees('(') ? in.list(() -> EntryName.parse(in)) : List.of(EntryName.parse(in));
    return new GetMetadata(options, mailbox, entries);
  }

  @Override
  public Done run(State.LoggedIn state, Client client) throws IOException, Refused {
    if (mailbox.isEmpty()) {
      return answer("", ServerMetadata.of(state.user()), state, client.out());
    }
    var place = Mailboxes.annotated(mailbox, state);
    return answer(place.name(), place.mailbox().metadata(), state, client.out());
  }

  /// Tells those of a mailbox.
  void tell(Place place, State.LoggedIn state, Responses out) throws IOException {
    answer(place.name(), place.mailbox().metadata(), state, out);
  }

  private Done answer(String name, Metadata metadata, State.LoggedIn state, Responses out)
      throws IOException {
    long longest = 0;
    var told = new LinkedHashMap<MetadataKey, Optional<Octets>>();
    for (var found : find(metadata, state.user().account().id().name()).entrySet()) {
      long length = found.getValue().map(Octets::length).orElse(0);
      if (length > options.largest()) {
        longest = Math.max(longest, length);
      } else {
        told.put(found.getKey(), found.getValue());
      }
    }
    if (!told.isEmpty()) {
      tell(name, told, state, out);
    }
    // RFC 5464 §4.2.1.
    var code = longest > 0 ? "[METADATA LONGENTRIES " + longest + "] " : "";
    return new Done(state, code + "GETMETADATA completed");
  }

  /// What was named and is not there is told to be nothing, unless what is below it was asked for.
  private Map<MetadataKey, Optional<Octets>> find(Metadata metadata, String viewer) {
    var found = new LinkedHashMap<MetadataKey, Optional<Octets>>();
    for (var entry : entries) {
      var named = entry.key(viewer);
      if (options.depth() == 0) {
        found.put(named, metadata.value(named));
      }
      metadata
          .entries()
          .forEach((key, value) -> {
            boolean same = key.owner().equals(named.owner());
            if (same && options.reaches(named.name(), key.name())) {
              found.put(key, Optional.of(value));
            }
          });
    }
    return found;
  }

  private static void tell(
      String mailbox,
      Map<MetadataKey, Optional<Octets>> entries,
      State.LoggedIn state,
      Responses out)
      throws IOException {
    out.ascii("* METADATA ").mailbox(mailbox, state.names()).ascii(" (");
    var separator = "";
    for (var entry : entries.entrySet()) {
      out.ascii(separator).astring(EntryName.of(entry.getKey())).sp();
      write(entry.getValue(), state.names() == NameEncoding.UTF8, out);
      out.drainIfFull();
      separator = " ";
    }
    out.put(')').crlf();
  }

  /// RFC 5464 §5, RFC 5257 §5: `nstring / literal8`.
  static void write(Optional<Octets> value, boolean utf8, Responses out) {
    if (value.isEmpty()) {
      out.ascii("NIL");
      return;
    }
    var bytes = value.get().bytes();
    boolean binary = false;
    for (byte b : bytes) {
      binary |= b == 0;
    }
    // Only a literal8 holds NUL.
    out.ascii(binary ? "~" : "").string(bytes, utf8);
  }
}
