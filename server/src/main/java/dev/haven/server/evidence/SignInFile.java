package dev.haven.server.evidence;

import static java.lang.System.Logger.Level.WARNING;

import dev.haven.directory.SignInAttempt;
import dev.haven.directory.SignInLedger;
import dev.haven.directory.SignInRecord;
import dev.haven.server.certificate.PrivateFiles;
import dev.haven.server.json.JsonReader;
import dev.haven.server.json.JsonWriter;
import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Keeps a ledger of sign-ins in a file, in the format that the package describes.
///
/// [#start] makes a thread that writes; without it the file is only read. Trouble with the file is
/// logged, and keeps nobody from signing in. Thread-safe.
public final class SignInFile implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(SignInFile.class.getName());
  private static final Duration BETWEEN = Duration.ofSeconds(1);
  private static final long SPARE_LINES = 10_000;

  private final Path file;
  private final SignInLedger ledger;
  private boolean loaded;
  private boolean torn;
  private boolean replaceable;
  private boolean troubled;
  private long lines;
  private @Nullable Thread writer;

  public SignInFile(Path file, SignInLedger ledger) {
    this.file = file;
    this.ledger = ledger;
  }

  /// Begins to write down what happens.
  public synchronized void start() {
    writer = Thread.ofPlatform().daemon().name("sign-in-file").start(this::keep);
  }

  /// All that is known, the latest first.
  public List<SignInRecord> records() {
    load();
    return ledger.records();
  }

  private void keep() {
    load();
    try {
      while (true) {
        append(ledger.awaitChanges());
        Thread.sleep(BETWEEN);
      }
    } catch (InterruptedException _) {
      // The way down.
    }
  }

  private synchronized void load() {
    if (loaded) {
      return;
    }
    loaded = true;
    var records = new LinkedHashMap<SignInAttempt, SignInRecord>();
    replaceable = !Files.exists(file) || attempt(() -> read(records));
    records.values().forEach(ledger::restore);
    if (writer != null && (torn || lines > records.size() + SPARE_LINES)) {
      rewriteIfRead();
    }
  }

  private void read(Map<SignInAttempt, SignInRecord> into) throws IOException {
    // A stream that no interrupt closes; what is no UTF-8 is replaced, for a line may be torn.
    try (var in =
        new BufferedReader(
            new InputStreamReader(new FileInputStream(file.toFile()), StandardCharsets.UTF_8))) {
      for (var line = in.readLine(); line != null; line = in.readLine()) {
        lines++;
        torn |= !take(line, into);
      }
    }
  }

  private static boolean take(String line, Map<SignInAttempt, SignInRecord> into) {
    try {
      var record = JsonReader.read(SignInRecord.class, line);
      into.remove(record.attempt());
      into.put(record.attempt(), record);
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  private synchronized void append(List<SignInRecord> records) {
    attempt(() -> {
      if (!Files.exists(file)) {
        PrivateFiles.create(file);
      }
      Files.writeString(file, text(records), StandardOpenOption.APPEND);
      lines += records.size();
    });
    if (lines > 2L * ledger.size() + SPARE_LINES) {
      rewriteIfRead();
    }
  }

  /// What could not be read is not thrown away.
  private void rewriteIfRead() {
    if (replaceable) {
      attempt(this::rewrite);
    }
  }

  /// Puts what is known now in the place of the file, the oldest first.
  private void rewrite() throws IOException {
    var records = ledger.records().reversed();
    var next = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(next);
    PrivateFiles.create(next);
    try (var out = Files.newBufferedWriter(next)) {
      for (var record : records) {
        out.write(JsonWriter.typed(record));
        out.write('\n');
      }
    }
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    lines = records.size();
  }

  private static String text(List<SignInRecord> records) {
    var text = new StringBuilder();
    records.forEach(record -> text.append(JsonWriter.typed(record)).append('\n'));
    return text.toString();
  }

  private interface Work {
    void run() throws IOException;
  }

  private boolean attempt(Work work) {
    try {
      work.run();
      troubled = false;
      return true;
    } catch (IOException e) {
      if (!troubled) {
        LOG.log(WARNING, "event=sign-in-file-trouble file=" + file, e);
      }
      troubled = true;
      return false;
    }
  }

  /// Writes all down that is not yet, if it was started.
  @Override
  public void close() {
    var writing = stopped();
    if (writing == null) {
      return;
    }
    try {
      writing.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    synchronized (this) {
      rewriteIfRead();
    }
  }

  private synchronized @Nullable Thread stopped() {
    var writing = writer;
    writer = null;
    if (writing != null) {
      writing.interrupt();
    }
    return writing;
  }
}
