package dev.haven.smtp;

import dev.haven.directory.Person;

/// Where the octets are that BURL names (RFC 4468 §3.2). Shared by all sessions; may throw a
/// store's `StoreException`, as [MailIntake] may.
@FunctionalInterface
public interface UrlContents {
  /// Where nothing is named by URLs.
  UrlContents NONE =
      (_, _, _) -> {
        throw Reply.refused(554, "5.6.6", "Nothing can be sent by URL here");
      };

  /// What a URL means to whoever submits mail.
  ///
  /// @param host the name that this server goes by
  /// @throws Refused with the codes of RFC 4468 §6
  UrlContent find(String url, Person submitter, String host) throws Refused;

  /// The octets that a URL means: a message or a piece of one, which stays as it is.
  interface UrlContent {
    long length();

    /// Hands all of them on, piece by piece.
    ///
    /// @throws Refused if they cannot be had after all
    void copy(Sink to) throws Refused;
  }

  /// What takes octets.
  @FunctionalInterface
  interface Sink {
    void take(byte[] bytes, int offset, int length);
  }
}
