package dev.haven.diagnosis.setup;

/// Where pages of the web come from. Safe for any thread; never throws: what goes wrong is an
/// [Page.Missing].
public interface Pages {
  Page get(String url);

  /// Sends XML, and fetches what it is answered with.
  Page post(String url, String xml);
}
