package dev.haven.store.journal;

import dev.haven.store.StoreOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/// How a [JournalStore] is opened.
///
/// @param keeping what is kept for how long
/// @param clock gives entries their times and tells what is due
/// @param segmentSize a segment is followed by a new one when it reaches this many bytes
/// @param indexMemory bytes for the index's cache; what it has not yet written takes as much again,
///   up to 48 MiB
/// @param bodyMemory octets of bodies on their way in that wait in memory, besides the first 64 KiB
///   of each; what is more goes through files
/// @param reserve while less than this is free on the disk no new bodies are taken; flags and
///   deletions go on until a quarter of it is left
/// @param upkeep how often the background looks for something to reclaim or compact; zero for never
/// @param natives where RocksDB's native library is unpacked to, if not into the data folder
public record JournalOptions(
    StoreOptions keeping,
    InstantSource clock,
    long segmentSize,
    long indexMemory,
    long bodyMemory,
    long reserve,
    Duration upkeep,
    Optional<Path> natives) {
  private static final int MIB = 1 << 20;

  public static JournalOptions defaults() {
    return new JournalOptions(
        StoreOptions.defaults(),
        InstantSource.system(),
        128L * MIB,
        indexMemoryOfThisMachine(),
        Math.clamp(Runtime.getRuntime().maxMemory() / 16, 8L * MIB, 256L * MIB),
        64L * MIB,
        Duration.ofSeconds(30),
        Optional.empty());
  }

  /// As much as holds the cards of a large mailbox where there is memory for it: to decompress them
  /// anew costs as much as all else in a scan.
  private static long indexMemoryOfThisMachine() {
    return Math.clamp(Runtime.getRuntime().maxMemory() / 12, 48L * MIB, 384L * MIB);
  }

  public JournalOptions keeping(StoreOptions newKeeping) {
    return new JournalOptions(
        newKeeping, clock, segmentSize, indexMemory, bodyMemory, reserve, upkeep, natives);
  }

  public JournalOptions clock(InstantSource newClock) {
    return new JournalOptions(
        keeping, newClock, segmentSize, indexMemory, bodyMemory, reserve, upkeep, natives);
  }

  public JournalOptions segmentSize(long bytes) {
    return new JournalOptions(
        keeping, clock, bytes, indexMemory, bodyMemory, reserve, upkeep, natives);
  }

  public JournalOptions indexMemory(long bytes) {
    return new JournalOptions(
        keeping, clock, segmentSize, bytes, bodyMemory, reserve, upkeep, natives);
  }

  public JournalOptions bodyMemory(long bytes) {
    return new JournalOptions(
        keeping, clock, segmentSize, indexMemory, bytes, reserve, upkeep, natives);
  }

  public JournalOptions reserve(long bytes) {
    return new JournalOptions(
        keeping, clock, segmentSize, indexMemory, bodyMemory, bytes, upkeep, natives);
  }

  public JournalOptions upkeep(Duration every) {
    return new JournalOptions(
        keeping, clock, segmentSize, indexMemory, bodyMemory, reserve, every, natives);
  }

  public JournalOptions natives(Path folder) {
    return new JournalOptions(
        keeping, clock, segmentSize, indexMemory, bodyMemory, reserve, upkeep, Optional.of(folder));
  }
}
