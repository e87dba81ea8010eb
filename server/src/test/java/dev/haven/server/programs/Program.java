package dev.haven.server.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A program of this machine, run with a home folder of its own.
record Program(String name, Path home) {
  private static final int MOST_SECONDS = 240;

  /// How a run ended, and what it said.
  @SuppressWarnings("ArrayRecordComponent") // looked at once, never compared
  record Run(int status, byte[] out, String error) {
    /// It must have succeeded.
    Run ok() {
      assertEquals(0, status, this::toString);
      return this;
    }

    String text() {
      return new String(out, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
      return "status " + status + "\n" + text() + "\n" + error;
    }
  }

  /// The program of that name; where there is none, the test is skipped with that as its reason.
  static Program installed(String name, Path home) {
    var path = System.getenv().getOrDefault("PATH", "");
    boolean found =
        List.of(path.split(":")).stream()
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
    assumeTrue(found, name + " is not installed");
    return new Program(name, home);
  }

  Run run(Object... arguments) throws Exception {
    return run(new byte[0], arguments);
  }

  /// Runs it to its end, with that on its standard input; what takes too long is ended.
  Run run(byte[] input, Object... arguments) throws Exception {
    var command = new ArrayList<String>();
    command.add(name);
    for (var argument : arguments) {
      command.add(argument.toString());
    }
    var builder = new ProcessBuilder(command).directory(home.toFile());
    builder.environment().put("HOME", home.toString());
    builder.environment().put("LC_ALL", "C.UTF-8");
    var process = builder.start();
    try {
      return finish(process, input);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private Run finish(Process process, byte[] input)
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    var out = CompletableFuture.supplyAsync(() -> all(process.getInputStream()));
    var error = CompletableFuture.supplyAsync(() -> all(process.getErrorStream()));
    try (var stdin = process.getOutputStream()) {
      stdin.write(input);
    } catch (IOException closed) {
      // It did not want to read; its status says whether that was right.
    }
    if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new TimeoutException(name + " did not end: " + text(out.get()) + text(error.get()));
    }
    return new Run(
        process.exitValue(),
        out.get(MOST_SECONDS, TimeUnit.SECONDS),
        text(error.get(MOST_SECONDS, TimeUnit.SECONDS)));
  }

  private static byte[] all(InputStream in) {
    var all = new ByteArrayOutputStream();
    try {
      in.transferTo(all);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return all.toByteArray();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /// A file in its home that only its owner may read, as programs want it of those with passwords.
  Path file(String file, String text) throws IOException {
    var path = home.resolve(file);
    Files.writeString(path, text);
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
    return path;
  }
}
