/// Domains, addresses, people and credentials, and who may sign in how.
package dev.haven.directory;
