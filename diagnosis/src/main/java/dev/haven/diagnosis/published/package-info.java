/// Whether the DNS says what it should of a domain.
///
/// Read [Inspection] first. [Walk] finds the servers that answer for a domain, from the root down;
/// [Survey] asks each of them, and the resolvers, for every record; [RecordJudge] compares, with
/// [Matching] for what fits and [Slips] for mistakes that people make; [Servers] and [Reverse] look
/// at name servers and names of addresses.
package dev.haven.diagnosis.published;
