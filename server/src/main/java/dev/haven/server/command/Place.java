package dev.haven.server.command;

import dev.haven.server.DataDirectory;
import dev.haven.server.House;
import dev.haven.server.config.Configuration;
import dev.haven.server.config.ConfigurationFile;
import dev.haven.server.config.Problem;
import dev.haven.server.config.SandboxConfiguration;
import dev.haven.server.control.Administration;
import dev.haven.server.control.Answer;
import dev.haven.server.control.FileTrouble;
import dev.haven.server.control.Refused;
import dev.haven.server.control.Rehearsals;
import dev.haven.server.control.RemoteAdministration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which data directory and which configuration a command is about.
///
/// The directory is that of `--data`, else the one that the file of `--config` names, else
/// `./haven-data`. The configuration is the file of `--config`, else `haven.toml` in that
/// directory, if there is one.
final class Place {
  private static final Path SANDBOX = Path.of("haven-sandbox");

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The data directory. Default: ./haven-data, or what the configuration says.")
  @Nullable Path data;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The configuration. Default: haven.toml in the data directory, if it is there.")
  @Nullable Path config;

  /// What was found.
  ///
  /// @param file the configuration's, if there is one
  /// @param problems what is wrong with it
  record Found(
      DataDirectory data,
      Optional<Path> file,
      Configuration configuration,
      List<Problem> problems) {}

  /// Reads the configuration, mistakes and all.
  Found look() throws Refused {
    var found = found();
    found.data().requireOpen();
    return found;
  }

  private Found found() throws Refused {
    if (config != null) {
      var reading = read(config);
      var configured = reading.configuration().data();
      var named = data != null ? data : Path.of(configured);
      var directory = data == null && configured.isEmpty() ? DataDirectory.STANDARD : named;
      return new Found(
          new DataDirectory(directory),
          Optional.of(config),
          reading.configuration(),
          reading.problems());
    }
    var directory = new DataDirectory(data == null ? DataDirectory.STANDARD : data);
    var file = directory.configuration();
    if (!Files.exists(file)) {
      return new Found(directory, Optional.empty(), Configuration.standard(), List.of());
    }
    var reading = read(file);
    return new Found(directory, Optional.of(file), reading.configuration(), reading.problems());
  }

  private static ConfigurationFile.Reading read(Path file) throws Refused {
    try {
      return ConfigurationFile.read(file);
    } catch (IOException e) {
      throw new Refused(
          "the configuration " + file + " cannot be read: " + FileTrouble.of(e),
          "check the path and who may read it");
    }
  }

  /// The same, refused if the configuration has mistakes.
  Found require() throws Refused {
    var found = look();
    if (!found.problems().isEmpty()) {
      throw new Refused(described(found), "correct the file; haven check looks again");
    }
    return found;
  }

  /// For a server for tests: only a file that was named is read, for nobody's mail lies there.
  Found requireSandbox() throws Refused {
    if (config != null) {
      return require();
    }
    var directory = new DataDirectory(data == null ? SANDBOX : data);
    return new Found(directory, Optional.empty(), SandboxConfiguration.standard(), List.of());
  }

  static String described(Found found) {
    var file = found.file().map(Path::toString).orElse("");
    var lines = new StringBuilder("the configuration has mistakes:");
    for (var problem : found.problems()) {
      lines.append("\n  ").append(file).append(':').append(problem);
    }
    return lines.toString();
  }

  /// Who can answer: the server if it runs, else the data directory itself.
  Administration administration() throws Refused {
    var found = require();
    found.data().requireSetUp();
    var running = RemoteAdministration.find(found.data().path());
    if (running.isPresent()) {
      return running.get();
    }
    var house = House.open(found.data(), found.configuration(), "localhost", Set.of());
    return house.administration(
        _ ->
            new Answer.NotDone(
                "no server runs on " + found.data().path(), "start one with: haven serve"),
        Optional::empty,
        Rehearsals.NOT_RUNNING,
        System.getProperty("user.name"),
        house::close);
  }
}
