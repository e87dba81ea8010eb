/// Sending: the queue of messages for other servers, and what empties it.
///
/// Read [Queue], [LeasedLogs] and [QueueLog] for what is durable (`queue.proto` is the format),
/// [QueueIndex] for what is in memory and [Replay] for how it follows from the logs, [Dispatcher]
/// and [Worker] for what is done, [Router] for where it goes, [Reports] for what senders are told,
/// [Senders] and [FinishedMail] for what is remembered afterwards. [TransportPolicy] and
/// [Signatures] are the places of MTA-STS, DANE and DKIM.
///
/// | state of a recipient | where | after a crash |
/// |---|---|---|
/// | accepted | an entry with the message | tried |
/// | being sent | in memory | tried again: twice at most if the other's `250` was not yet written down |
/// | deferred | an entry with the next time | tried at that time |
/// | delivered or refused | an entry; its bit is gone | not tried |
/// | to be reported | the same entry | reported under the same name, which is taken once |
/// | ended | an entry that frees the octets | gone; its history is kept for a while |
///
/// What always holds:
///
/// - The index is what replaying the logs gives; it changes when a change is durable, and then
///   only.
/// - Every change says what is true after it, so applying one twice does no harm, and a checkpoint
///   may be taken while the queue goes on.
/// - Nothing is reported about a report, and nothing to the null sender.
package dev.haven.queue.outgoing;
