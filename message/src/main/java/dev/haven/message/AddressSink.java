package dev.haven.message;

/// Is told what an [AddressParser] finds, in order.
///
/// The slices are valid only during the call. They hold the octets of the message without quotes,
/// backslashes and comments: encoded words (RFC 2047) are still encoded. An empty slice stands for
/// what is not there.
public interface AddressSink {
  /// One address.
  ///
  /// @param displayName the phrase, or the last comment if there is no phrase
  /// @param route the obsolete source route, `@a,@b`: RFC 5322 §4.4
  void mailbox(Slice displayName, Slice route, Slice localPart, Slice domain);

  void groupBegins(Slice displayName);

  void groupEnds();
}
