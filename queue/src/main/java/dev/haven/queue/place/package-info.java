/// Where mail for people here is put: into which accounts, and there into which mailbox. The same
/// for mail that is delivered as it arrives and for mail that has waited in the queue.
package dev.haven.queue.place;
