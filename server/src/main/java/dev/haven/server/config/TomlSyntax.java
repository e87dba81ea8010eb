package dev.haven.server.config;

/// The text at one place is not TOML. Ordinary service: no stack trace.
final class TomlSyntax extends Exception {
  private final Problem problem;

  TomlSyntax(Position at, String text) {
    super(text, null, false, false);
    this.problem = new Problem(at, text);
  }

  Problem problem() {
    return problem;
  }
}
