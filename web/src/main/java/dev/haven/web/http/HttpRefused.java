package dev.haven.web.http;

/// A request that is not served: the status and, for people, why.
///
/// It is part of normal service and carries no stack trace. The session answers it, and ends the
/// connection where it cannot know where the next request begins.
public final class HttpRefused extends Exception {
  private final int status;
  private final String words;

  /// Refuses.
  ///
  /// @param words a sentence
  public HttpRefused(int status, String words) {
    super(words, null, false, false);
    this.status = status;
    this.words = words;
  }

  public int status() {
    return status;
  }

  public String words() {
    return words;
  }
}
