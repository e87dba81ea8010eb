/// Who gets a message: routing of recipients and local delivery.
package dev.haven.queue;
