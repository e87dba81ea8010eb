/// Questions to the DNS, answered as values.
///
/// Read [Answer] first, then [Resolver]. A resolver is put together from the outside in:
/// [PublicResolver] keeps reserved names in, [Cache] remembers, [ServerResolver] asks. [Zone] has
/// its answers from a test. What always holds:
///
/// - Nothing here throws for what the network does, and every wait has a bound.
/// - "Does not exist" is said only if the DNS said so; everything else is temporary.
/// - An answer counts as proved by DNSSEC only if the resolver says so and is on this machine:
///   across a network its word is worth nothing (RFC 4035 §4.9.3).
package dev.haven.dns;
