package dev.haven.imap;

import dev.haven.account.AddMessages;
import dev.haven.account.IncomingMessage;
import dev.haven.account.IntentRefused;
import dev.haven.account.NewMessage;
import dev.haven.account.Reason;
import dev.haven.account.ReceivedMessage;
import dev.haven.wire.Line;
import dev.haven.wire.SyntaxException;
import java.io.EOFException;
import java.io.IOException;
import java.time.Instant;
import java.util.OptionalLong;

/// `APPEND`, RFC 9051 §6.3.12: the message goes to the account as it arrives, never whole into
/// memory.
///
/// Everything that can be refused is refused before the client is asked for the message.
///
/// @param receivedAt the internal date, in seconds since 1970; the time of arrival if it is missing
/// @param message announced, not yet read
record Append(String mailbox, FlagNames flags, OptionalLong receivedAt, Literal message)
    implements Command.WhenLoggedIn {
  private static final int PIECE = 16_384;

  static Append parse(ImapCursor in) throws SyntaxException {
    in.space();
    var mailbox = in.mailbox();
    in.space();
    var flags = FlagNames.NONE;
    if (in.sees('(')) {
      flags = in.appendFlags();
      in.space();
    }
    var receivedAt = OptionalLong.empty();
    if (in.sees('"')) {
      receivedAt = OptionalLong.of(ImapDates.dateTime(in));
      in.space();
    }
    return new Append(mailbox, flags, receivedAt, in.announcedLiteral());
  }

  @Override
  public Done run(State.LoggedIn state, Client client)
      throws IOException, Refused, IntentRefused, Bye, SyntaxException {
    var target = Mailboxes.target(mailbox, state);
    if (message.length() > client.options().largestMessage()) {
      throw new Refused(
          "TOOBIG", "Messages of up to " + client.options().largestMessage() + " bytes only");
    }
    try (var incoming = target.account().receive()) {
      receive(incoming, client.frames());
      endCommand(client.frames());
      try (var received = incoming.finish()) {
        return add(received, target, state);
      }
    }
  }

  private void receive(IncomingMessage incoming, FrameReader frames) throws IOException {
    frames.begin(message);
    var piece = new byte[(int) Math.min(PIECE, Math.max(1, message.length()))];
    for (int count = frames.readLiteral(piece); count > 0; count = frames.readLiteral(piece)) {
      incoming.write(piece, 0, count);
    }
  }

  private static void endCommand(FrameReader frames) throws IOException, Bye, SyntaxException {
    switch (frames.readRest()) {
      case Line.Complete(var rest) -> {
        if (rest.length > 0) {
          throw new SyntaxException("end of line after the message", 0);
        }
      }
      case Line.TooLong _ -> throw new SyntaxException("end of line after the message", 0);
      case Line.Closed _ -> throw new EOFException("the connection ended within APPEND");
      case Line.TimedOut _ -> throw new Bye("Autologout: APPEND was never ended");
      case Line.ShuttingDown _ -> throw new Bye("Server is going down; reconnect in a moment");
    }
  }

  private Done add(ReceivedMessage received, Place target, State.LoggedIn state)
      throws Refused, IntentRefused {
    var added =
        new NewMessage(
            received,
            flags.system(),
            flags.keywords(),
            receivedAt.orElseGet(() -> Instant.now().getEpochSecond()));
    try {
      var place = target.account().commit(AddMessages.of(target.id(), added));
      return new Done(
          state, "[APPENDUID " + place.uidValidity() + " " + place.uids() + "] APPEND completed");
    } catch (IntentRefused refused) {
      // RFC 9051 §6.3.12: the mailbox may have gone while the message came.
      if (refused.reason() == Reason.NO_SUCH_MAILBOX) {
        throw new Refused("TRYCREATE", refused.text());
      }
      throw refused;
    }
  }
}
