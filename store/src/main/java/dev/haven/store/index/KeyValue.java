package dev.haven.store.index;

/// One key of the index with its value.
@SuppressWarnings("ArrayRecordComponent") // carried from a scan to its caller
record KeyValue(byte[] key, byte[] value) {}
