package dev.haven.store;

import java.util.List;

/// What one append asks for: the entry, the items that come with it and those that go.
///
/// @param log where
/// @param version exactly the newest version of the log plus one, or the append is a conflict
/// @param payload the owner's own bytes, at most [Store#LARGEST_PAYLOAD]
/// @param added items that become durable in the same sync as the entry, or before it
/// @param freed numbers of items whose last use is gone; they stay readable for a while
///   ([StoreOptions#freeAfter]), then their space is taken back
@SuppressWarnings("ArrayRecordComponent") // handed to the engine, never compared
public record Append(LogId log, long version, byte[] payload, List<Item> added, long[] freed) {

  public static Append of(LogId log, long version, byte[] payload) {
    return new Append(log, version, payload, List.of(), new long[0]);
  }
}
