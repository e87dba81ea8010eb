package dev.haven.server;

import dev.haven.server.certificate.PrivateFiles;
import dev.haven.server.config.CertificateSettings;
import dev.haven.server.control.FileTrouble;
import dev.haven.server.control.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where everything of a server lies; nobody but its owner may look into it.
///
/// | file             | what                                          |
/// |------------------|-----------------------------------------------|
/// | `haven.toml`     | configuration, if there is any                |
/// | `store/`         | all mail, accounts and domains                |
/// | `tls/`           | certificates and keys                         |
/// | `control.sock`   | where commands reach the server while it runs |
/// | `audit.state`    | what the last audit found, for the next one   |
/// | `audit.log`      | every change that an administrator made       |
/// | `listeners.json` | who reached which port, and who failed        |
/// | `signins.log`    | who signed in, and who could not and why      |
///
/// @param path absolute
public record DataDirectory(Path path) {
  public static final Path STANDARD = Path.of("haven-data");

  public DataDirectory {
    path = path.toAbsolutePath().normalize();
  }

  public Path store() {
    return path.resolve("store");
  }

  Path certificates() {
    return path.resolve("tls");
  }

  /// The file of the certificate that is shown.
  Path certificate(CertificateSettings own) {
    return own.given() ? resolve(own.file()) : certificates().resolve("server.pem");
  }

  Path audit() {
    return path.resolve("audit.log");
  }

  Path listeners() {
    return path.resolve("listeners.json");
  }

  Path signIns() {
    return path.resolve("signins.log");
  }

  /// A path of the configuration file.
  Path resolve(String file) {
    return path.resolve(file);
  }

  public Path configuration() {
    return path.resolve("haven.toml");
  }

  /// Whether a server was ever set up here.
  public boolean isSetUp() {
    return Files.isDirectory(store());
  }

  /// Makes it if it is not there.
  void create() throws Refused {
    try {
      PrivateFiles.folder(path);
    } catch (IOException e) {
      throw new Refused(
          "the data directory " + path + " cannot be made: " + FileTrouble.of(e),
          "give another one with --data, or let this user write there");
    }
  }

  /// Refuses those who may not look into it: to them it would seem to be empty.
  public void requireOpen() throws Refused {
    if (Files.isDirectory(path) && !Files.isExecutable(path)) {
      var owner = owner();
      throw new Refused(
          "this user may not look into " + path + ", which belongs to " + owner,
          "give the command as that user: sudo -u " + owner + " haven ...");
    }
  }

  private String owner() {
    try {
      return Files.getOwner(path).getName();
    } catch (IOException _) {
      return "somebody else";
    }
  }

  /// Refuses a folder that is none.
  public void requireSetUp() throws Refused {
    if (!isSetUp()) {
      throw new Refused(
          path + " holds no Haven data",
          "name the data directory with --data, or set one up with: haven serve");
    }
  }
}
