package dev.haven.imap.sort;

/// One of the criteria of SORT, the first deciding before the next: RFC 5256 §3 (SORT).
public record SortCriterion(SortKey key, boolean reverse) {}
