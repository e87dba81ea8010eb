package dev.haven.server.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.directory.Credentials;
import dev.haven.directory.Directory;
import dev.haven.directory.DirectoryOptions;
import dev.haven.directory.PasswordCost;
import dev.haven.directory.SignInContext;
import dev.haven.directory.SignInRecord;
import dev.haven.store.MemoryStore;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignInFileTest {
  @TempDir Path folder;

  private Path file() {
    return folder.resolve("signins.log");
  }

  /// A life of the server: so many failed sign-ins of each user.
  private List<SignInRecord> life(String... users) {
    try (var store = new MemoryStore();
        var directory =
            Directory.open(store, DirectoryOptions.defaults().withCost(new PasswordCost(8, 1, 1)));
        var file = new SignInFile(file(), directory.signIns())) {
      file.start();
      for (var user : users) {
        var where =
            new SignInContext("s", "imaps", InetAddress.ofLiteral("192.0.2.1"), true, false);
        directory.signIn(new Credentials(user, "hunter2-secret"), where);
      }
      return file.records();
    }
  }

  private static List<String> counted(List<SignInRecord> records) {
    return records.stream()
        .map(record -> record.attempt().user() + " " + record.count())
        .sorted()
        .toList();
  }

  @Test
  void recordsSurviveARestartAndAreCountedOn() {
    assertEquals(List.of("ann 2", "bob 1"), counted(life("ann", "bob", "ann")));
    assertEquals(List.of("ann 3", "bob 1"), counted(life("ann")));
    assertEquals(List.of("ann 3", "bob 1"), counted(life()));
  }

  @Test
  void aLineThatWasTornByACrashIsPassedOver() throws IOException {
    life("ann", "bob");
    var whole = Files.readAllBytes(file());
    Files.write(file(), whole, StandardOpenOption.APPEND);
    Files.write(file(), new byte[] {'{', '"', (byte) 0xc3}, StandardOpenOption.APPEND);
    assertEquals(List.of("ann 1", "bob 1"), counted(life()));
    assertEquals(2, Files.readAllLines(file()).size());
  }

  @Test
  void noPasswordIsInItAndNobodyElseMayReadIt() throws IOException {
    life("ann");
    assertFalse(Files.readString(file()).contains("hunter2"));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
  }

  @Test
  void aFileThatCannotBeWrittenKeepsNobodyFromSigningIn() throws IOException {
    Files.createDirectory(file());
    Files.createFile(file().resolve("in the way"));
    assertEquals(List.of("ann 1"), counted(life("ann")));
    assertTrue(Files.isDirectory(file()));
  }
}
