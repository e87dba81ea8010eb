package dev.haven.queue.outgoing;

import dev.haven.directory.Address;
import java.io.IOException;
import java.util.Optional;

/// Who signs mail that leaves: the place of DKIM (RFC 6376 §5). Safe for any thread.
///
/// A message is signed when it is accepted for sending, so that what is stored is what is sent; and
/// again if a server takes it only in another form, in which the first signature would not hold
/// (RFC 6376 §5.3).
public interface Signatures {
  /// Nobody signs anything.
  Signatures NONE =
      new Signatures() {
        @Override
        public boolean wanted(Optional<Address> sender) {
          return false;
        }

        @Override
        public byte[] of(LeavingMail mail) {
          return new byte[0];
        }
      };

  /// Whether mail of a sender may be signed at all: asked before any of it is there, because a
  /// message that is to be signed has to wait for its end.
  ///
  /// @param sender the reverse-path; empty for reports
  boolean wanted(Optional<Address> sender);

  /// Whole header fields, with CRLF, that are put above the message; none if it is not signed after
  /// all.
  ///
  /// @throws IOException if it cannot be signed now: then it is not sent now, either
  byte[] of(LeavingMail mail) throws IOException;
}
