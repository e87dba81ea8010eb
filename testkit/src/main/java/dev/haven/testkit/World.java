package dev.haven.testkit;

import java.util.Map;

/// Makes what one transcript plays in: accounts, messages, a server.
@FunctionalInterface
public interface World {
  /// Called once for each transcript.
  ///
  /// @param settings its `@name value` lines
  Server open(Map<String, String> settings) throws Exception;
}
