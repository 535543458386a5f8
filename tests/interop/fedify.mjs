// Reads an actor and an offer with fedify, a client library that expands JSON-LD properly, and prints what it understood.
//
//   node tests/interop/fedify.mjs ACTOR_URL OFFER_URL
//
// Exit code 0: both were read. 1: one was not; the JSON says why. 2: an address is missing.
// Contexts come from those that fedify carries; any other is an error, so nothing leaves this machine.

import { getDocumentLoader } from "@fedify/fedify/runtime";
import { Collection, isActor, Note, Object as ApObject } from "@fedify/fedify/vocab";

import { addresses, finish, resolveTestNames } from "./loopback.mjs";

const documentLoader = getDocumentLoader({ allowPrivateAddress: true });
// The contexts that fedify carries are answered without a request; the only other addresses it may ask are the test network's.
const carried = getDocumentLoader();

async function contextLoader(url) {
  const real = globalThis.fetch;
  globalThis.fetch = () => Promise.reject(new Error(`the context ${url} is not one that clients carry`));
  try {
    return await carried(url);
  } finally {
    globalThis.fetch = real;
  }
}

async function read(url) {
  const { document } = await documentLoader(url);
  const object = await ApObject.fromJsonLd(document, { documentLoader, contextLoader });
  if (object.id?.href !== url) throw new Error(`${url} answers with the id ${object.id?.href}`);
  return object;
}

async function readActor(url) {
  const actor = await read(url);
  if (!isActor(actor)) throw new Error(`${url} is no actor but ${actor.constructor.name}`);
  const key = await actor.getPublicKey({ documentLoader, contextLoader });
  const methods = [];
  for await (const method of actor.getAssertionMethods({ documentLoader, contextLoader })) methods.push(method.id?.href);
  const icon = await actor.getIcon({ documentLoader, contextLoader });
  return {
    id: actor.id.href,
    type: actor.constructor.name,
    name: actor.name?.toString(),
    preferredUsername: actor.preferredUsername?.toString(),
    summary: actor.summary?.toString(),
    url: href(actor.url),
    inbox: actor.inboxId?.href,
    outbox: actor.outboxId?.href,
    followers: actor.followersId?.href,
    following: actor.followingId?.href,
    featured: actor.featuredId?.href,
    sharedInbox: actor.endpoints?.sharedInbox?.href,
    publicKey: key && { id: key.id?.href, owner: key.ownerId?.href, algorithm: key.publicKey?.algorithm.name },
    assertionMethods: methods,
    icon: icon && { url: href(icon.url), alt: icon.name?.toString() },
  };
}

async function readOutbox(actor) {
  const outbox = await read(actor.outbox);
  if (!(outbox instanceof Collection)) throw new Error(`the outbox is no collection but ${outbox.constructor.name}`);
  return { type: outbox.constructor.name, totalItems: outbox.totalItems, first: outbox.firstId?.href };
}

async function readOffer(url) {
  const offer = await read(url);
  if (!(offer instanceof Note)) throw new Error(`${url} is no Note but ${offer.constructor.name}`);
  const attachments = [];
  for await (const file of offer.getAttachments({ documentLoader, contextLoader })) {
    attachments.push({
      type: file.constructor.name,
      mediaType: file.mediaType,
      url: href(file.url),
      alt: file.name?.toString(),
      width: file.width,
      height: file.height,
    });
  }
  const tags = [];
  for await (const tag of offer.getTags({ documentLoader, contextLoader })) {
    tags.push({ type: tag.constructor.name, name: tag.name?.toString(), href: href(tag.href) });
  }
  const location = await offer.getLocation({ documentLoader, contextLoader });
  return {
    id: offer.id.href,
    type: offer.constructor.name,
    attributedTo: offer.attributionId?.href,
    content: offer.content?.toString(),
    contents: Object.fromEntries(offer.contents.filter((c) => c.language).map((c) => [c.language.compact(), c.toString()])),
    summary: offer.summary?.toString(),
    url: href(offer.url),
    to: offer.toIds.map((id) => id.href),
    cc: offer.ccIds.map((id) => id.href),
    published: offer.published?.toString(),
    updated: offer.updated?.toString(),
    endTime: offer.endTime?.toString(),
    location: location && { name: location.name?.toString(), latitude: location.latitude, longitude: location.longitude },
    attachments,
    tags,
  };
}

function href(link) {
  return link instanceof URL ? link.href : link?.href?.href;
}

const [actorUrl, offerUrl] = addresses("fedify.mjs ACTOR_URL OFFER_URL", 2);
resolveTestNames();
try {
  const actor = await readActor(actorUrl);
  const outbox = await readOutbox(actor);
  const offer = await readOffer(offerUrl);
  if (offer.attributedTo !== actor.id) throw new Error(`the offer is by ${offer.attributedTo}, not by ${actor.id}`);
  finish({ ok: true, actor, outbox, offer }, 0);
} catch (error) {
  finish({ ok: false, error: String(error?.message ?? error) }, 1);
}
