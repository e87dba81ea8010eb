/// Logs and blobs: the only code that writes mail to disk.
///
/// Read [Store] first: it is the contract that every engine keeps. [MemoryStore] is the smallest
/// engine and the reference; `dev.haven.store.journal` is the one that servers run.
/// `StoreContract`, in the test-jar, is the contract as tests.
///
/// What holds for every engine:
///
/// - An append is taken at exactly the newest version plus one, or not at all. Nothing spans two
///   logs.
/// - When its future completes it is durable, bodies included, and whoever reads sees it.
/// - An append that failed has left nothing, now or after a restart. (If the process died before it
///   could answer, all of it may be there.)
/// - What was freed stays readable for a while, so that a session which still shows a message can
///   still read it; then it is [GONE][StoreException.Kind#GONE].
/// - Trouble with the disk is a [StoreException] with a kind and a remedy, and service resumes by
///   itself when the trouble ends.
package dev.haven.store;
