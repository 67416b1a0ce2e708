import type { SignalName } from '../../../src/core/signals/signals.ts';
import type { Row } from './dictionary-ko.ts';

/** The same for English: fewer, the traps that differ from the Korean ones among them. */
export const DICTIONARY_EN: Record<SignalName, Row> = {
  past: {
    fires: ['I changed the index order.', 'The relay was down for an hour.', 'We built an outbox table.'],
    silent: ['We need a distributed lock.', 'It is replaced by the relay.', 'I would have used a queue.'],
  },
  future: {
    fires: ['I will check the logs.', "I'd measure it first.", 'We are going to split it.'],
    silent: ['I changed the index.', 'I would say it is fine.', 'I would have used a queue.'],
  },
  habit: {
    fires: ['I usually check the graph.', 'I tend to write it down.', 'We always review it.'],
    silent: ['I checked the graph.', 'I will usually be late.', 'It is a queue.'],
  },
  when: {
    fires: ['Last year we sent it twice.', 'In 2024 I joined the team.', 'When we deployed it, it broke.'],
    silent: ['It was slow.', 'Because of that I changed it.', 'I like automation.'],
  },
  problem: {
    fires: ['We had an outage.', 'Orders were missing.', 'The page was slow.'],
    silent: ['I am good at problem-solving.', 'There was no duplicate.', 'It went without errors.'],
  },
  self: {
    fires: ['I compared the logs.', 'I wrote the relay myself.', 'I first split the job.'],
    silent: ['I think it is important.', 'We compared the logs.', 'I was happy.'],
  },
  team: {
    fires: ['We moved it to Kafka.', 'Our team fixed it.', 'The team handled it.'],
    silent: ['I shared it with the team.', 'I told our team.', 'I fixed it.'],
  },
  action: {
    fires: ['I rewrote the job.', 'I compared both logs.', 'We introduced an outbox.'],
    silent: ['I tried hard.', 'I will rewrite it.', 'I thought about it.'],
  },
  order: {
    fires: ['First, I stop the payout.', 'After that I call them.', 'Finally, I write it down.'],
    silent: ['It is first-come first-served.', 'Back then it was slow.', 'I sit next to the team.'],
  },
  reason: {
    fires: ['Because the call was slow.', 'The reason was the lock.', "That's why we dropped it."],
    silent: ['Thanks to my colleagues it worked.', 'To raise the throughput we added it.', 'It is reasonable.'],
  },
  'weak-reason': {
    fires: [
      'We split it so that it could fail alone.',
      'To avoid duplicates we keep a key.',
      'It was slow, so I cached it.',
    ],
    silent: ['I changed the index.', 'So far it works.', 'It works as well.'],
  },
  alternative: {
    fires: ['I considered a replica.', 'We used events rather than polling.', 'Another option was a lock.'],
    silent: ['Instead the writes got slower.', 'It rejected requests.', 'I changed it.'],
  },
  cost: {
    fires: ['The downside was slower writes.', 'We gave up strict order.', 'It was a trade-off.'],
    silent: ['It was a cost reduction.', 'I changed it.', 'It is cost-effective.'],
  },
  result: {
    fires: ['It dropped to 48 minutes.', 'As a result nobody called.', 'We reduced it by half.'],
    silent: ['We stored the search results.', 'We will reduce it.', 'It is slow.'],
  },
  number: {
    fires: ['It took 1.8 seconds.', 'It sent 4,000 events.', 'It retried three times.'],
    silent: ['We use Java 17.', 'I joined in 2025.', 'In Q3 I moved.'],
  },
  'before-after': {
    fires: ['p95 went from 1.8s to 0.4s.', 'It fell from 32% to 58%.', 'It is 40% faster than before.'],
    silent: ['It moved from server to server.', 'It takes 48 minutes.', 'It is faster than before.'],
  },
  measured: {
    fires: ['I measured it in the APM.', 'We ran a load test.', 'I compared two weeks.'],
    silent: ['It was comparatively simple.', 'I fixed the log-in page.', 'We did not measure it.'],
  },
  honest: {
    fires: ['We did not measure it.', 'That was not my part.', "I don't know beyond that."],
    silent: ['I measured it.', 'Even people who do not know it can use it.', 'It is done.'],
  },
  unknown: {
    fires: ["I don't know.", 'I have never used it.', "I'm not sure."],
    silent: ['We did not measure it.', 'People who do not know it ask me.', 'I know it.'],
  },
  'look-back': {
    fires: ['In hindsight it was late.', 'If I did it again, I would ask first.', 'I should have asked.'],
    silent: ['I learned a lot.', 'I asked first.', 'It works.'],
  },
  'other-person': {
    fires: [
      'My colleague objected to the cache.',
      'The designer was worried about it.',
      'The manager requested a report.',
    ],
    silent: ['I worked with designers and managers.', 'I objected to it.', 'Client requests grew.'],
  },
  failure: {
    fires: ['If the relay crashes, it resends.', 'The call timed out.', 'Messages get lost.'],
    silent: ['I am not afraid of failure.', 'No message was lost.', 'It is fail-safe.'],
  },
  notice: {
    fires: ['An alert fires at six.', 'I noticed the lag.', 'The dashboard showed it.'],
    silent: ['I fixed the log-in page.', 'We used Grafana and Prometheus.', 'I changed it.'],
  },
  condition: {
    fires: ['Only if the key is the same.', 'Unless it is full, we wait.', 'It depends on the load.'],
    silent: ['It looks as if it works.', 'I asked if it works.', 'I changed it.'],
  },
  absolute: {
    fires: ['It is completely safe.', 'It always keeps the order.', 'It never loses a message.'],
    silent: ['It is not always so.', 'I have never used it.', 'We moved 100% of the traffic.'],
  },
  vague: {
    fires: ['It improved significantly.', 'We reached high throughput.', 'We reacted quickly.'],
    silent: ['It dropped to 48 minutes.', 'I learned a lot.', 'It fails quickly.'],
  },
  'asking-back': {
    fires: ['How many stores are there?', 'May I assume one order a day?', "I'd assume a hundred."],
    silent: ['Why?', 'I asked them.', 'I changed it.'],
  },
  estimate: {
    fires: ['That is about 900,000 orders.', 'Say 300 requests per second.', 'I assume 20,000 users.'],
    silent: ['It sent about 4,000 events.', 'It takes 1.8 seconds.', 'There are 12 people.'],
  },
  'posting-word': {
    fires: ['I used 하늬정산 myself.', 'I like 정산.', 'I saw 선주문.'],
    silent: ['I like the service.', 'I want growth.', 'I moved data.'],
  },
  blame: {
    fires: ['My manager was incompetent.', 'It was their fault.', 'The team was lazy.'],
    silent: ['It was my fault.', 'We use lazy loading.', 'We run blameless reviews.'],
  },
  component: {
    fires: ['I sent it to Kafka.', 'It goes into a queue.', 'The worker reads it.'],
    silent: ['I talked to them.', 'It is done.', 'I stopped it.'],
  },
};
