package dev.haven.smtp;

import java.util.List;

/// One message on its way in: its recipients, then its octets, then the decision.
///
/// Used by one session, in this order: [#recipient] for each; [#content] once; [#write] as octets
/// arrive; [#requested]; [#commit]. [#close] at any point forgets what was not committed, and comes
/// always.
public interface IncomingMail extends AutoCloseable {
  /// Names the message in Received, in the final reply and in every log line.
  String id();

  /// Accepts a recipient, or refuses it: unknown, not ours, over its quota.
  void recipient(Recipient recipient) throws Refused;

  /// The recipients are complete and the content begins.
  ///
  /// @param trace the Received field, with its CRLF. It is not part of what the sender wrote.
  void content(byte[] trace) throws Refused;

  /// The next octets of the message, as they shall be kept.
  void write(byte[] bytes, int offset, int length) throws Refused;

  /// The header is complete, and asks for this. Once, before [#commit].
  default void requested(HeaderRequests requests) throws Refused {}

  /// Delivers to every accepted recipient, and says how it went: one reply for the message, or with
  /// LMTP one for each recipient in their order (RFC 2033 §4.2).
  ///
  /// Durable for those whom a positive reply is for. For the others, and for all if it throws, the
  /// sender keeps the responsibility and may try again (RFC 5321 §4.2.5); whoever has the message
  /// already does not get it twice by that.
  List<Reply> commit() throws Refused;

  @Override
  void close();
}
