package dev.haven.store;

/// A body and its card, kept under a number in a log.
///
/// The number is chosen by the owner of the log, ascends and is never used twice. The card is a
/// small value (at most [Store#LARGEST_CARD] bytes) that is read in number order without touching
/// the body. One staged blob may be an item of several logs: its bytes are written once.
///
/// @param number unique in its log
/// @param body staged and finished; becomes durable with the entry that adds this item
/// @param card what is asked of the body often
@SuppressWarnings("ArrayRecordComponent") // handed to the engine, never compared
public record Item(long number, StagedBlob body, byte[] card) {}
