package dev.haven.imap;

import dev.haven.wire.SyntaxException;
import java.io.IOException;
import java.util.List;

/// `LIST`, RFC 9051 §6.3.9, with selection and return options (RFC 5258 §3), special uses (RFC 6154
/// §2), STATUS (RFC 5819 §2) and METADATA (RFC 9590 §3).
///
/// @param reference as the client wrote it
/// @param patterns as the client wrote them
record ListMailboxes(ListOptions options, String reference, List<String> patterns)
    implements Command.WhenLoggedIn {

  static ListMailboxes parse(ImapCursor in) throws SyntaxException {
    in.space();
    var options = ListOptions.NONE;
    if (in.sees('(')) {
      options = ListOptions.parseSelection(in);
      in.space();
    }
    var reference = in.mailboxAsWritten();
    in.space();
    var patterns = in.sees('(') ? in.list(in::listMailbox) : List.of(in.listMailbox());
    if (in.accept(' ')) {
      in.keyword("RETURN");
      in.space();
      options = options.withReturn(in);
    }
    return new ListMailboxes(options, reference, patterns);
  }

  @Override
  public Done run(State.LoggedIn state, Client client) throws IOException {
    if (patterns.equals(List.of(""))) {
      tellSeparator(state, client.out());
      return new Done(state, "LIST completed");
    }
    var matching = patterns.stream().map(text -> ListPattern.of(reference, text)).toList();
    new MailboxListing(options, matching, state, client).tell();
    boolean condstore = options.status().contains(StatusItem.HIGHESTMODSEQ);
    var next = condstore ? state.with(state.enabled().withCondstore()) : state;
    return new Done(next, "LIST completed");
  }

  /// RFC 9051 §6.3.9: an empty pattern asks for the separator and the root of the reference.
  private void tellSeparator(State.LoggedIn state, Responses out) throws IOException {
    var root = reference.startsWith("/") ? "/" : "";
    out.ascii("* LIST (\\Noselect) \"/\" ").mailbox(root, state.names()).crlf();
  }
}
