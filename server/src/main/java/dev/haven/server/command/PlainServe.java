package dev.haven.server.command;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Understands `serve` and its options without the library that understands every command: to load
/// it and to describe some twenty commands to it takes a third of a start.
///
/// What is not plain (help, a mistake, something said twice) is left to the library. For one
/// thread.
final class PlainServe {
  private final ServeCommand command;
  private final HashSet<String> given = new HashSet<>();

  private PlainServe(ServeCommand command) {
    this.command = command;
  }

  /// The command that these words ask for, if they do so plainly.
  static Optional<ServeCommand> of(Console console, String... words) {
    if (words.length == 0 || !words[0].equals("serve")) {
      return Optional.empty();
    }
    var serve = new PlainServe(new ServeCommand(console));
    return serve.takes(words) ? Optional.of(serve.command) : Optional.empty();
  }

  private boolean takes(String... words) {
    boolean plain = true;
    for (int i = 1; i < words.length && plain; i++) {
      int equals = words[i].indexOf('=');
      if (equals >= 0) {
        plain = takes(words[i].substring(0, equals), words[i].substring(equals + 1));
      } else {
        plain = i + 1 < words.length && takes(words[i], words[++i]);
      }
    }
    return plain;
  }

  private boolean takes(String option, String value) {
    boolean plain = !value.isEmpty() && "-@\"'".indexOf(value.charAt(0)) < 0;
    if (!plain || !given.add(option)) {
      return false;
    }
    switch (option) {
      case "--account" -> command.account = value;
      case "--data" -> command.place.data = path(value);
      case "--config" -> command.place.config = path(value);
      default -> plain = false;
    }
    return plain && (option.equals("--account") || path(value) != null);
  }

  private static @Nullable Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException _) {
      return null;
    }
  }
}
