package dev.haven.store;

/// A stored blob: its name and its length in bytes.
public record BlobRef(BlobId id, long length) {}
