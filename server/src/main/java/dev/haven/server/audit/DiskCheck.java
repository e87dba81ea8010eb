package dev.haven.server.audit;

import dev.haven.diagnosis.AuditMeaning;
import dev.haven.diagnosis.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Room on the disk, and for how long.
final class DiskCheck {
  private static final long MIB = 1 << 20;
  private static final Duration SOON = Duration.ofDays(30);

  /// Below an hour apart growth says nothing.
  private static final Duration LEAST_APART = Duration.ofHours(1);

  private DiskCheck() {}

  /// The disk of the data directory.
  ///
  /// @param used octets that the data directory takes
  /// @param free octets of the disk that may still be written
  /// @param total octets of the disk
  record Disk(Instant at, long used, long free, long total) {}

  /// Looks at the room.
  ///
  /// @param before as it was at the last audit
  static Checked of(Disk disk, Optional<AuditMemory.Kept> before) {
    var findings = new ArrayList<Finding>();
    var room = "%s free of %s".formatted(size(disk.free()), size(disk.total()));
    if (disk.free() < Math.min(200 * MIB, disk.total() / 50)) {
      findings.add(AuditMeaning.DISK_FULL.at("disk", "The disk is full: " + room, List.of()));
    } else if (disk.free() < Math.min(10_240 * MIB, disk.total() / 10)) {
      findings.add(AuditMeaning.DISK_LOW.at("disk", "The disk is nearly full: " + room, List.of()));
    }
    before
        .filter(one -> Duration.between(one.at(), disk.at()).compareTo(LEAST_APART) >= 0)
        .map(one -> left(one, disk))
        .filter(left -> findings.isEmpty() && left.compareTo(SOON) < 0)
        .map(left ->
            AuditMeaning.DISK_FILLS.at(
                "disk", "The disk will be full in %d days".formatted(left.toDays()), List.of(room)))
        .ifPresent(findings::add);
    return Checked.of(
        "disk", room, List.of("the data directory takes " + size(disk.used())), findings);
  }

  /// How long the room lasts if all goes on as since then.
  private static Duration left(AuditMemory.Kept before, Disk disk) {
    double seconds = Duration.between(before.at(), disk.at()).toSeconds();
    double growth = (disk.used() - before.used()) / seconds;
    return growth <= 0
        ? Duration.ofDays(365_000)
        : Duration.ofSeconds((long) Math.min(disk.free() / growth, 3e10));
  }

  private static String size(long octets) {
    return octets >= 1024 * MIB
        ? String.format(Locale.ROOT, "%.1f GiB", octets / (1024.0 * MIB))
        : octets / MIB + " MiB";
  }
}
