/** Deployments that many test classes share. */
package org.celeryresults.it.shared;
