import type { Service } from '../../config/settings.ts';
import { relayTable } from '../../relay/relaying.ts';
import { attempt } from '../../route/dependency.ts';
import type { ConfigContext, ConfigRule } from './context.ts';

export const openRelay: ConfigRule = {
  code: 'open-relay',
  severity: 'error',
  message: {
    en: 'Open relay: anybody may send mail to anywhere through this server ({by})',
    ja: 'オープンリレーです。誰でもこのサーバを使ってどこへでもメールを送れます ({by})',
  },
  docs: {
    what: {
      en: 'No list of restrictions refuses mail of strangers for foreign destinations, or a `permit`, in a restriction class say, comes before the item that would. Such servers are found within hours and used for spam. Let smtpd_relay_restrictions end in reject_unauth_destination, with nothing but permit_mynetworks and permit_sasl_authenticated before it.',
      ja: '外部の利用者から外部の宛先へのメールを、どの制限リストも拒否していません。または、拒否する項目より前に (制限クラスの中などに) `permit` があります。こうしたサーバは数時間で見つけられ、迷惑メールの送信に使われます。smtpd_relay_restrictions を permit_mynetworks、permit_sasl_authenticated、reject_unauth_destination の順にしてください。',
    },
    bad: 'smtpd_restriction_classes = anybody\nanybody = permit\nsmtpd_relay_restrictions = permit_mynetworks, anybody, reject_unauth_destination\n',
    good: 'smtpd_relay_restrictions = permit_mynetworks, reject_unauth_destination\n',
  },
  *check(context) {
    for (const { service, lists } of ownLists(context)) {
      const search = attempt(() => relayTable(context.configuration, service));
      if (!('found' in search) || !search.found.isOpen) continue;
      const cell = search.found.cells.find(
        ({ client, destination }) => client === 'stranger' && destination === 'foreign',
      );
      const setting = lists[0];
      const place = setting?.assignment ?? setting?.option;
      if (!place) continue;
      const { nameSpan, valueSpan } = place;
      const span = valueSpan.end > valueSpan.start ? valueSpan : nameSpan;
      yield { span, args: { by: cell?.by?.name ?? setting?.name ?? '' } };
    }
  },
};

const listNames = ['smtpd_relay_restrictions', 'smtpd_recipient_restrictions'];

/** The services whose lists are set in the file at hand; for main.cf, all that take its lists. */
function ownLists({ configuration, file }: ConfigContext) {
  const { examination } = configuration;
  const listsOf = (service: Service | undefined) => {
    const space = service ? service.settings : examination.settings;
    return listNames
      .flatMap((name) => space?.get(name) ?? [])
      .filter(({ assignment, option }) => assignment ?? option);
  };
  const servers = examination.services.filter(({ entry }) => entry.fields.command.text === 'smtpd');
  const services: readonly (Service | undefined)[] = file === 'main' ? [undefined] : servers;
  return services
    .map((service) => ({ service, lists: listsOf(service) }))
    .filter(({ lists }) => lists.length > 0);
}
