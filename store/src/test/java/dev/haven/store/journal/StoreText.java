package dev.haven.store.journal;

import dev.haven.store.LogId;
import dev.haven.store.Store;
import java.util.HexFormat;

/// All that a store shows, as text that can be kept and compared.
final class StoreText {
  private final StringBuilder text = new StringBuilder();
  private final Store store;

  private StoreText(Store store) {
    this.store = store;
  }

  static String of(Store store) {
    var dump = new StoreText(store);
    store.logs("").forEach(dump::log);
    return dump.text.toString();
  }

  private void log(LogId log) {
    line("log " + log + " newest " + store.newest(log));
    var slice = store.read(log, 0);
    slice.checkpoint().ifPresent(c -> line("  checkpoint " + c.version() + " " + hex(c.root())));
    long after = 1;
    while (store.read(log, after).checkpoint().isPresent()) {
      after++;
    }
    for (var entry : store.read(log, after).entries()) {
      line("  entry " + entry.version() + " " + entry.time() + " " + hex(entry.payload()));
    }
    store.cards(
        log,
        0,
        Long.MAX_VALUE,
        (number, bytes, offset, length) -> {
          var card = HexFormat.of().formatHex(bytes, offset, offset + length);
          line("  item " + number + " card " + card + " " + body(log, number));
          return true;
        });
  }

  private String body(LogId log, long number) {
    var ref = store.body(log, number).orElseThrow();
    var bytes = new byte[(int) ref.length()];
    store.blob(ref, 0, bytes, 0, bytes.length);
    return "body " + bytes.length + " " + hex(Digests.sha256(bytes));
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
