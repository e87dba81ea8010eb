package dev.haven.store.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.haven.store.Append;
import dev.haven.store.Item;
import dev.haven.store.LogId;
import dev.haven.store.Store;
import dev.haven.store.StoreException;
import dev.haven.store.StoreOptions;
import dev.haven.store.contract.TestClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real small file system, filled: refused, nothing lost, and full service when space returns.
final class FullDiskTest {
  private static final LogId LOG = new LogId("account/one");
  private static final int BODY = 60_000;

  @TempDir Path mountPoint;
  private boolean mounted;

  @BeforeEach
  void mount() throws Exception {
    assumeTrue(Files.isWritable(Path.of("/proc/self/mem")) && isRoot(), "needs root to mount");
    mounted = run("mount", "-t", "tmpfs", "-o", "size=24m", "none", mountPoint.toString());
    assumeTrue(mounted, "needs the right to mount a small file system");
  }

  @AfterEach
  void unmount() throws Exception {
    if (mounted) {
      run("umount", "-l", mountPoint.toString());
    }
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
  }

  @Test
  void bodiesAreRefusedWhileFlagsAndDeletionsGoOn() throws IOException {
    var options = options().reserve(6 << 20);
    var filler = mountPoint.resolve("filler");
    try (var store = JournalStore.open(mountPoint.resolve("store"), options)) {
      long version = fill(store, 0);
      store.append(new Append(LOG, ++version, new byte[100], List.of(), new long[] {1})).join();
      assertEquals(version, store.newest(LOG));
      Files.write(filler, new byte[1]);
      assertReadable(store, version - 1);
    }
  }

  @Test
  void aDiskThatOthersFilledLosesNothingAndServiceResumesByItself() throws IOException {
    var filler = mountPoint.resolve("filler");
    Files.write(filler, new byte[10 << 20]);
    var place = mountPoint.resolve("store");
    long version;
    try (var store = JournalStore.open(place, options().reserve(0))) {
      version = fill(store, 0);
      assertReadable(store, version);
      Files.delete(filler);
      version = untilAccepted(store, version);
      assertReadable(store, version);
    }
    var report = JournalVerifier.verify(place, options(), Progress.UNSEEN);
    assertEquals(List.of(), report.findings());
    try (var store = JournalStore.open(place, options().reserve(0))) {
      assertEquals(version, store.newest(LOG));
      assertReadable(store, version);
    }
  }

  private static JournalOptions options() {
    return TestFolders.options(StoreOptions.defaults(), new TestClock()).segmentSize(1 << 20);
  }

  /// Appends until it is refused for want of space; returns the newest acknowledged version.
  private static long fill(Store store, long version) {
    long newest = version;
    for (int refused = 0; refused < 3; ) {
      try {
        append(store, newest + 1);
        newest++;
      } catch (CompletionException e) {
        var why = assertInstanceOf(StoreException.class, e.getCause());
        assertEquals(StoreException.Kind.FULL, why.kind(), why.getMessage());
        refused++;
      }
    }
    assertTrue(newest > 10);
    return newest;
  }

  /// The store looks at the disk now and then: soon it sees that there is space again.
  private static long untilAccepted(Store store, long version) {
    for (int tries = 0; tries < 800; tries++) {
      try {
        append(store, version + 1);
        return version + 1;
      } catch (CompletionException _) {
        LockSupport.parkNanos(50_000_000);
      }
    }
    throw new AssertionError("service did not resume");
  }

  private static void append(Store store, long version) {
    try (var blob = store.stage()) {
      var body = new byte[BODY];
      body[0] = (byte) version;
      blob.write(body, 0, BODY);
      blob.finish();
      var items = List.of(new Item(version, blob, new byte[100]));
      store.append(new Append(LOG, version, new byte[10], items, new long[0])).join();
    }
  }

  private static void assertReadable(Store store, long through) {
    for (long number = 1; number <= through; number++) {
      var body = new byte[BODY];
      store.blob(store.body(LOG, number).orElseThrow(), 0, body, 0, BODY);
      assertEquals((byte) number, body[0]);
    }
  }
}
