package dev.haven.server.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/// Reads `haven.toml`.
public final class ConfigurationFile {
  private static final int LARGEST = 1 << 20;

  /// What a file says, and what is wrong with it.
  ///
  /// @param problems in the file's order; while there are any, `configuration` is not to be used
  public record Reading(Configuration configuration, List<Problem> problems) {}

  private ConfigurationFile() {}

  /// Reads a file; relative paths in it are taken from its folder.
  public static Reading read(Path file) throws IOException {
    if (Files.size(file) > LARGEST) {
      return refused("the file is larger than " + new Octets(LARGEST));
    }
    try {
      var bytes = ByteBuffer.wrap(Files.readAllBytes(file));
      var reading = parse(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
      var folder = file.toAbsolutePath().resolveSibling("").normalize();
      return new Reading(reading.configuration().resolvedIn(folder), reading.problems());
    } catch (CharacterCodingException _) {
      return refused("the file is not UTF-8 text");
    }
  }

  public static Reading parse(String text) {
    var problems = new ArrayList<Problem>();
    var places = new HashMap<String, Position>();
    var table = TomlReader.read(text, problems);
    var configuration = new Binder(problems, places).bind(table, Configuration.standard());
    if (problems.isEmpty()) {
      new Consistency(configuration, places, problems).check();
    }
    problems.sort(Problem.IN_ORDER);
    return new Reading(configuration, List.copyOf(problems));
  }

  private static Reading refused(String why) {
    return new Reading(Configuration.standard(), List.of(new Problem(Position.START, why)));
  }
}
