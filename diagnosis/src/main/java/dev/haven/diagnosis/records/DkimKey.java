package dev.haven.diagnosis.records;

/// The public half of a key that signs mail of a domain (RFC 6376 §3.6.1).
///
/// @param selector the name of the key within the domain
/// @param record the tags of its record: `v=DKIM1; k=rsa; p=...`
public record DkimKey(String selector, String record) {}
