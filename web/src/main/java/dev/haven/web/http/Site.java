package dev.haven.web.http;

import java.util.Optional;

/// Some of the pages that a port has. Safe for any thread.
@FunctionalInterface
public interface Site {
  /// The page that is asked for; empty if it is none of this site's.
  Optional<Response> answer(Request request) throws HttpRefused;
}
